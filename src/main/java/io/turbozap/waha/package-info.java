/**
 * The connection to WAHA, the HTTP API of WhatsApp: requests go out, webhooks and histories come back.
 *
 * <p><b>Parts</b>, each of which uses only those before it: {@code server} (address, errors, reachability), {@code
 * message} (ids, chats, matching), {@code webhook} (events and their handlers), {@code send} (the gateway of a
 * session), {@code media} (probes of files), {@code session} (state and life of WAHA's sessions), {@code history} (what
 * came while no webhook did).
 *
 * <p><b>Flow.</b> A session's queue calls its {@link io.turbozap.session.port.Gateway}; the answer becomes a {@link
 * io.turbozap.session.port.SendOutcome} whose kind is the side at fault: the item, the session, or unknown. Events of
 * WAHA arrive by webhook, signed, each once, and go to one {@link io.turbozap.waha.webhook.WahaEventHandler} per
 * concern.
 *
 * <p><b>Decided.</b> Only what WAHA surely did not do counts as not done; the rest is uncertain and is looked up, by
 * webhooks first, then by id, then in the chat's history. Texts of engines are matched in tables of their own ({@code
 * RecipientFault}, {@code MediaFault}, {@code ContentFault}), for they change with WAHA's versions. What WAHA answers
 * passes {@code ErrorRedactor} before it is logged or shown.
 */
@NullMarked
package io.turbozap.waha;

import org.jspecify.annotations.NullMarked;
