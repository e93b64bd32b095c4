/**
 * Controls of the simulator: faults, orders, and the ledger of everything that was sent.
 */
@NullMarked
package io.turbozap.simulator.control;

import org.jspecify.annotations.NullMarked;
