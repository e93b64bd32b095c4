/**
 * Sessions of the simulated WAHA: their life from QR code to log-out, and the routes about them.
 */
@NullMarked
package io.turbozap.simulator.session;

import org.jspecify.annotations.NullMarked;
