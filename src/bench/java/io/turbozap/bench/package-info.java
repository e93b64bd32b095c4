/** Measures a finished Turbozap from outside, beside the reference implementation and a bare client loop. */
@NullMarked
package io.turbozap.bench;

import org.jspecify.annotations.NullMarked;
