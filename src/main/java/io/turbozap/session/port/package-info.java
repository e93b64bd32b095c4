/**
 * Interfaces that a session needs from the outside, with the values that pass through them: the gateway to
 * WhatsApp, the journal and archive of events, consent, audiences and the memory of numbers. Implementations live
 * in {@code waha}, {@code sms}, {@code store} and {@code recipients}; the {@code No…} constants are
 * implementations that do nothing.
 *
 * <p>Futures of gateways always succeed, with an outcome that says whose fault a failure is; futures of journals
 * and archives may fail.
 */
@NullMarked
package io.turbozap.session.port;

import org.jspecify.annotations.NullMarked;
