/** What is found out about the files of messages before they are sent. */
@NullMarked
package io.turbozap.campaign.media;

import org.jspecify.annotations.NullMarked;
