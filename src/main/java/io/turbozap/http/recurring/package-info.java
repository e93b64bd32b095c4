/**
 * Routes of recurring campaigns: created, shown, changed, paused, resumed and run.
 *
 * <p><b>Flow.</b> {@code RecurringForm} makes a {@code RecurringDraft} of a body: a plan (schedule, time zone, session,
 * policies) and what is sent, to contacts in the body or to an audience of the address book. {@link
 * io.turbozap.schedule.Recurrences} records it and starts its runs, each a campaign; {@code RecurringViews} renders its
 * state and next runs.
 *
 * <p><b>Threads.</b> Routes belong to one event loop. Bodies are read and checked off it: to find out that a time never
 * comes takes nearly a second.
 *
 * <p><b>Decided.</b> A template is copied when it is named: later changes of it change no run. A PATCH is a conflict if
 * the campaign was changed since it was read; a PUT replaces it whatever it was. A PATCH reads the stored content only
 * if it changes any of that. Contacts in the body have to have the fields of its texts and those of the address book
 * without them are skipped, unless the body or the configuration chooses otherwise.
 */
@NullMarked
package io.turbozap.http.recurring;

import org.jspecify.annotations.NullMarked;
