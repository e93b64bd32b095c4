/** The stand-in for WAHA where no C compiler makes a faster one: it accepts everything and counts it. */
@NullMarked
package io.turbozap.bench.stub;

import org.jspecify.annotations.NullMarked;
