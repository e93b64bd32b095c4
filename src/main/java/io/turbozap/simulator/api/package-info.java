/**
 * Routes of WAHA's own API over the state of the simulated server.
 */
@NullMarked
package io.turbozap.simulator.api;

import org.jspecify.annotations.NullMarked;
