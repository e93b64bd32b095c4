/** What starts later. */
@NullMarked
package io.turbozap.schedule;

import org.jspecify.annotations.NullMarked;
