/** Processes that the bench starts: their start, their output, their end, and the programs of this machine. */
@NullMarked
package io.turbozap.bench.process;

import org.jspecify.annotations.NullMarked;
