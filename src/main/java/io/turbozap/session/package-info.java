/**
 * The face of a WhatsApp session for the rest of the server: commands and queries, views, events and the reasons why it
 * does not send.
 *
 * <p><b>Concepts.</b> A session owns a queue of campaigns, a clock and its decisions; one actor is the only writer of
 * all three. {@link io.turbozap.session.SessionCommands} finds or starts the actor that a command is for and asks it.
 * What came of it is shown by {@link io.turbozap.session.SessionQueries} as immutable views ({@link
 * io.turbozap.session.SessionView}, {@link io.turbozap.session.CampaignView}, {@link io.turbozap.session.RequestPage})
 * and published as {@link io.turbozap.session.SessionChanged}. A {@link io.turbozap.session.Blocker} gives one reason
 * why nothing is sent, and until when.
 *
 * <p><b>Rooms.</b> {@code port} has the interfaces that a session needs from others, {@code command} the protocol
 * of its actor, {@code core} the decisions in plain Java, {@code actor} their execution. This package has the words that
 * they and the callers share, and depends on none of the four.
 *
 * <p><b>Events.</b> A session's state is what its {@link io.turbozap.session.SessionEvent}s add up to. They are
 * recorded before they are applied, so a command is answered only when it is stored, and the intent to send is stored
 * before WAHA is called.
 *
 * <p><b>Signals.</b> What happens outside and bears on a session, such as an ack, is a {@link
 * io.turbozap.session.SessionSignal}: no answer, no refusal, and it wakes no actor.
 *
 * <p><b>Threads.</b> {@link io.turbozap.session.Sessions} and its parts are safe to use from any thread; futures
 * complete on the caller's context. A view is never older than the last answer that any client got.
 *
 * <p><b>Decided.</b> Every command is idempotent. Events of single sends are not published: there are too many of them;
 * who wants them reads views.
 */
@NullMarked
package io.turbozap.session;

import org.jspecify.annotations.NullMarked;
