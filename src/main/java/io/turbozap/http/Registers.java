package io.turbozap.http;

import io.turbozap.recipients.AddressBook;
import io.turbozap.recipients.AddressBookAudiences;
import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.Suppressions;
import io.turbozap.recipients.TaggedContacts;
import io.turbozap.store.Deliveries;
import io.turbozap.store.KeptAnswers;
import io.turbozap.store.MessageSets;
import io.turbozap.store.Timeline;
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
 * @param messageSets messages that campaigns may name
 * @param timeline what became of campaigns
 * @param answers to requests with a key
 * @param quotas how many of these there may be
 */
public record Registers(
        AddressBook contacts,
        TaggedContacts tagged,
        AddressBookAudiences audiences,
        Suppressions suppressions,
        Deliveries deliveries,
        RecipientLists lists,
        MessageSets messageSets,
        Timeline timeline,
        KeptAnswers answers,
        Quotas quotas) {}
