package io.turbozap.http;

import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.book.AddressBookAudiences;
import io.turbozap.recipients.book.TaggedContacts;
import io.turbozap.recipients.consent.Suppressions;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.Timeline;
import io.turbozap.store.journal.KeyedResponses;
import io.turbozap.store.quota.Quotas;

/**
 * What is kept in the store and shown or changed without any session.
 *
 * @param contacts the address book
 * @param tagged those of them with a tag
 * @param audiences whom of them campaigns are for
 * @param suppressions who is not broadcast to
 * @param deliveries what became of requests
 * @param lists named lists of recipients
 * @param templateRepository messages that campaigns may name
 * @param timeline what became of campaigns
 * @param answers to requests with a key
 * @param quotas how many of these there may be
 */
public record Repositories(
        AddressBook contacts,
        TaggedContacts tagged,
        AddressBookAudiences audiences,
        Suppressions suppressions,
        Deliveries deliveries,
        RecipientLists lists,
        TemplateRepository templateRepository,
        Timeline timeline,
        KeyedResponses answers,
        Quotas quotas) {}
