/** Findings about the files of messages before they are sent: warnings for the campaign, which is sent all the same. */
@NullMarked
package io.turbozap.campaign.media;

import org.jspecify.annotations.NullMarked;
