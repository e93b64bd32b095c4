/**
 * Interfaces that a session needs from the outside, with the values that pass through them: the gateway to WhatsApp,
 * the journal and archive of events, consent, audiences and the memory of numbers.
 *
 * <p><b>Implementations.</b> They live in {@code waha} and {@code sms} (gateways), {@code store} (journal, archive,
 * known chats, checked numbers) and {@code recipients} (consent, audiences), and reach a session in one {@link
 * io.turbozap.session.port.SessionPorts}. The {@code none()} of a port is an implementation that does nothing.
 *
 * <p><b>Failures.</b> Futures of a {@link io.turbozap.session.port.Gateway} always succeed: a {@link
 * io.turbozap.session.port.SendOutcome} classifies a failure as the item's, the session's, or unclear, since each has
 * other consequences. Futures of journals and archives may fail; then nothing has happened.
 *
 * <p><b>Threads.</b> A gateway is used on the event loop of its session, with one send at a time. {@link
 * io.turbozap.session.port.Consent} answers at once, from memory, for it is asked before every send.
 *
 * <p><b>Decided.</b> Recorded state comes back in records of its own ({@link io.turbozap.session.port.StoredSession},
 * {@link io.turbozap.session.port.StoredCampaign}), so that the store need not know the working state of the core.
 */
@NullMarked
package io.turbozap.session.port;

import org.jspecify.annotations.NullMarked;
