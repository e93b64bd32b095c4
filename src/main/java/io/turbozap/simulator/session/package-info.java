/**
 * Sessions of the simulated WAHA: their life from QR code to log-out, their configuration, and what WhatsApp allows
 * their account.
 */
@NullMarked
package io.turbozap.simulator.session;

import org.jspecify.annotations.NullMarked;
