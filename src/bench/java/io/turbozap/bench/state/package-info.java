/** Measures of a server that holds much: start, recovery, waiting sessions, pages of deliveries, acks. */
@NullMarked
package io.turbozap.bench.state;

import org.jspecify.annotations.NullMarked;
