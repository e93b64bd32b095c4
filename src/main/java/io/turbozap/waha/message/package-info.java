/**
 * Values of WAHA's messages, wherever they are shown: ids, chats, acks, hidden ids, and the comparison with what was
 * sent.
 *
 * <p><b>Concepts.</b> Every engine (NOWEB, GOWS, WEBJS, WPP) puts the same value elsewhere; {@link
 * io.turbozap.waha.message.MessageIds} and {@link io.turbozap.waha.message.ChatOfMessage} know all the places, so that
 * no other class does. {@link io.turbozap.waha.message.HistoryMessage} is a message as a history shows it, and {@link
 * io.turbozap.waha.message.MessageMatch} compares it with a request: same, other, or unknown.
 *
 * <p><b>Threads.</b> Pure functions and values; only {@link io.turbozap.waha.message.WahaLids}, which asks WAHA for the
 * phone number behind a hidden id, does input and output.
 *
 * <p><b>Decided.</b> A message id is compared bare, for its wrapping differs between engines. Where nothing decides
 * whether two messages are the same, the answer is unknown: a wrong "same" loses a message, a wrong "other" sends
 * twice.
 */
@NullMarked
package io.turbozap.waha.message;

import org.jspecify.annotations.NullMarked;
