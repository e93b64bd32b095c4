/**
 * State of the simulated WAHA put together, with what comes from outside: people who write, and faults that strike. It
 * belongs to one event loop.
 */
@NullMarked
package io.turbozap.simulator.waha;

import org.jspecify.annotations.NullMarked;
