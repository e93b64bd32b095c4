/**
 * Routes of single scheduled messages: a face whose document fixes paths, words and events.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.scheduled.ScheduledMessages} makes each message a campaign of one text for
 * one recipient, in a lane of its own before campaigns. {@link io.turbozap.http.scheduled.ScheduledRoutes} creates,
 * changes and deletes it, and lists what waits and what was delivered. {@link
 * io.turbozap.http.scheduled.ScheduledMessageEvents} follows the sessions' events and emits them to the clients of
 * Socket.IO.
 *
 * <p><b>Threads.</b> Routes belong to one event loop; one verticle of the server emits the events.
 *
 * <p><b>Decided.</b> Answers are not wrapped, as the document shows them. A message that was sent can neither be
 * changed nor deleted; one that waits in the queue leaves it first. Braces in a text are sent as they stand, but are
 * warned of. An SMS goes by the configured sender, and only to a phone number. Events of sessions are passed over while
 * no client of Socket.IO listens.
 */
@NullMarked
package io.turbozap.http.scheduled;

import org.jspecify.annotations.NullMarked;
