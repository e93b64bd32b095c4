package io.turbozap.http;

import io.turbozap.campaign.Contacts;
import io.vertx.core.json.JsonObject;
import java.util.BitSet;

/**
 * A campaign as it was sent, read but not yet checked.
 *
 * @param head everything but the contacts
 * @param hasContacts whether there was a list of contacts, or what stood in its place
 * @param contacts the good ones
 * @param leftOut the places of the others in the list
 * @param violations what was wrong with the others
 */
record CampaignForm(
        JsonObject head, boolean hasContacts, Contacts.Builder contacts, BitSet leftOut, Violations violations) {

    boolean allowsDuplicates() {
        return Boolean.TRUE.equals(head.getValue("allowDuplicates"));
    }

    /** How many of the good contacts are not kept. */
    int duplicates() {
        return allowsDuplicates() ? 0 : contacts.duplicates();
    }
}
