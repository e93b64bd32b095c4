/**
 * The gateway of one session: sends, look-ups, number checks, and the classification of every answer.
 *
 * <p><b>Flow of a send.</b> {@link io.turbozap.waha.send.WahaGateway} checks where a file lies, takes the prepared
 * {@link io.turbozap.waha.send.Payload} of the message, adds chat, id and text, and hands one request to {@code
 * outbound}. {@code SendResponses} turns the result into an outcome: sent, refused for the item's sake, blocked for the
 * session's sake, or unclear.
 *
 * <p><b>Uncertain sends.</b> {@link io.turbozap.waha.send.SentMessageLookup} searches the webhooks seen, then the id,
 * then the chat's history since the send, and concludes absence only for a session that was WORKING. {@code LostIds}
 * does the same for an accepted message whose answer was cut.
 *
 * <p><b>Threads.</b> A gateway belongs to its session's event loop; {@link io.turbozap.waha.send.WahaGateways} is safe
 * from any thread and shares one pool of connections.
 *
 * <p><b>Decided.</b> A body is encoded once a message and only its variable part a recipient. Connections are dropped
 * after 4 idle seconds, before WAHA's 5. An answer later than the time-out is still awaited, for ten minutes, since
 * WAHA may be fetching a file.
 */
@NullMarked
package io.turbozap.waha.send;

import org.jspecify.annotations.NullMarked;
