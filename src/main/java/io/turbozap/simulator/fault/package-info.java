/**
 * Faults on demand: what goes wrong, how often, and for which requests.
 */
@NullMarked
package io.turbozap.simulator.fault;

import org.jspecify.annotations.NullMarked;
