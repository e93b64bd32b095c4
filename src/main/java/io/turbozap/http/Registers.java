package io.turbozap.http;

import io.turbozap.recipients.AddressBook;
import io.turbozap.recipients.Suppressions;
import io.turbozap.store.Deliveries;

/**
 * What is kept in the store and shown or changed without any session.
 *
 * @param contacts the address book
 * @param suppressions who is not broadcast to
 * @param deliveries what became of requests
 */
public record Registers(AddressBook contacts, Suppressions suppressions, Deliveries deliveries) {}
