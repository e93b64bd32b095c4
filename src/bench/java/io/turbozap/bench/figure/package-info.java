/** Figures, their units, the goals that they are held against, and how several rounds become one line. */
@NullMarked
package io.turbozap.bench.figure;

import org.jspecify.annotations.NullMarked;
