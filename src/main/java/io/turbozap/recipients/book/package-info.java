/**
 * The address book: contacts with their fields and tags, and the audiences that campaigns take from it.
 *
 * <p>{@link io.turbozap.recipients.book.AddressBook} keeps contacts in the store, one to a phone number, in order of
 * creation; names are found without regard to case and accents. A campaign with an audience takes its recipients when
 * it starts, through {@link io.turbozap.recipients.book.AddressBookAudiences}, and keeps them from then on: later
 * changes of the book do not reach it. All of it is safe to use from any thread.
 */
@NullMarked
package io.turbozap.recipients.book;

import org.jspecify.annotations.NullMarked;
