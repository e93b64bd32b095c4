/**
 * Messages of the simulated WAHA: what a send request asks for, what is kept of it, and the shapes in which each engine
 * shows it.
 */
@NullMarked
package io.turbozap.simulator.message;

import org.jspecify.annotations.NullMarked;
