/** Limits of how often something may be tried, so that guessing is slow and nobody is locked out by others. */
@NullMarked
package io.turbozap.identity.throttle;

import org.jspecify.annotations.NullMarked;
