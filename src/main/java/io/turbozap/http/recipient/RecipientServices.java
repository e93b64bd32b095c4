package io.turbozap.http.recipient;

import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.book.TaggedContacts;
import io.turbozap.recipients.consent.Suppressions;
import io.turbozap.store.quota.Quota;

/**
 * The stored recipients of campaigns, and those who are not broadcast to.
 *
 * @param lists the named lists
 * @param listQuota of lists
 * @param tagged the contacts with a tag
 * @param suppressionQuota of suppressed numbers
 */
public record RecipientServices(
        RecipientLists lists,
        Quota listQuota,
        TaggedContacts tagged,
        Suppressions suppressions,
        Quota suppressionQuota) {}
