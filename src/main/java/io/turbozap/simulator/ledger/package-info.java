/**
 * Ledger of everything that the simulated servers accepted: exact counts, duplicates and order, in a few bytes a
 * message, and the newest messages in full.
 */
@NullMarked
package io.turbozap.simulator.ledger;

import org.jspecify.annotations.NullMarked;
