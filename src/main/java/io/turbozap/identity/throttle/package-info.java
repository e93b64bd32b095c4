/** Limits of how often something may be tried, so that guessing is slow and locks no other person out. */
@NullMarked
package io.turbozap.identity.throttle;

import org.jspecify.annotations.NullMarked;
