/** What texts mean as they were written: their placeholders, and what only looks like one. */
@NullMarked
package io.turbozap.campaign.wording;

import org.jspecify.annotations.NullMarked;
