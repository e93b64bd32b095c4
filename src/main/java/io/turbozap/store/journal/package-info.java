/**
 * Events on their way into tables: the statements of each kind of event, and the log of sends.
 *
 * <p><b>Flow.</b> {@link io.turbozap.store.journal.SqlJournal} makes one change of a list of events: the statements of
 * each, the campaign's timeline, and the notifications of the {@link io.turbozap.store.journal.Outbox}, in one
 * transaction. To record the same event again changes nothing more, so a write of unknown outcome can be repeated.
 *
 * <p><b>Log of sends.</b> The two events of a send that goes well are appended to a log ({@link
 * io.turbozap.store.journal.SendLog}) in small rows, and flushed into the tables by up to a thousand, or after 200 ms:
 * a random place in a large table costs ten times as much as the end of a small one. Whatever else is recorded finds
 * flushed what was logged before it; readers of deliveries use {@link io.turbozap.store.journal.CurrentDatabase}, which
 * flushes first. What an earlier process left in the log is read at the opening.
 *
 * <p><b>Acks.</b> {@link io.turbozap.store.journal.SqlAcks} takes them in any order and any number of times, also
 * before the message has its id in the store.
 *
 * <p><b>Threads.</b> All of it is safe to use from any thread. Contacts of a large campaign are packed off the event
 * loop.
 *
 * <p><b>Decided.</b> A store in memory has no log: events are safe at once, and no caller waits for them. Numbers of
 * the day are counted as they are recorded, for an index on times would have to be paid for by every send.
 */
@NullMarked
package io.turbozap.store.journal;

import org.jspecify.annotations.NullMarked;
