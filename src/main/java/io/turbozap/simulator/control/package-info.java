/**
 * Routes under {@code /simulator}, by which tests and people steer the simulator and read its ledger.
 */
@NullMarked
package io.turbozap.simulator.control;

import org.jspecify.annotations.NullMarked;
