package io.turbozap.http.contact;

import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.book.AddressBookAudiences;
import io.turbozap.store.quota.Quota;

/**
 * The address book, and who of it a campaign is for.
 *
 * @param quota of contacts
 */
public record ContactServices(AddressBook book, AddressBookAudiences audiences, Quota quota) {}
