/** Measures of queues that drain: rate, CPU, and what others who ask or watch leave of it. */
@NullMarked
package io.turbozap.bench.drain;

import org.jspecify.annotations.NullMarked;
