/**
 * Events on their way into tables: the statements of each kind of event, and the log of sends ({@link
 * io.turbozap.store.journal.SendLog}), which records a send in one small row before it happens and carries it over
 * into the tables later.
 */
@NullMarked
package io.turbozap.store.journal;

import org.jspecify.annotations.NullMarked;
