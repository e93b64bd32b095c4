/**
 * Reading of messages that came while no webhook of WAHA reached us, from WAHA's history.
 *
 * <p><b>Flow.</b> {@link io.turbozap.waha.history.FirstReading} reads opt-outs before anything is sent after a start,
 * for five seconds at most. {@link io.turbozap.waha.history.HistoryReader} then reads each session after its return,
 * after refused webhooks, and now and then, page by page, and gives each message to the handler of webhooks, which
 * drops what it has had. {@code HistoryReading} is its pure policy, one a session.
 *
 * <p><b>Marks</b> are the times up to which the messages of a session were read; they outlive the process. Readings overlap by ten
 * minutes, for messages come late and clocks differ. An older mark reads more, not less.
 *
 * <p><b>Threads.</b> One event loop; four pages at once, 1 000 sessions followed.
 *
 * <p><b>Decided.</b> A message that cannot be handled holds up the mark for a day, not for ever. An engine that has no
 * history is not asked in a loop: the reason is shown with the session.
 */
@NullMarked
package io.turbozap.waha.history;

import org.jspecify.annotations.NullMarked;
