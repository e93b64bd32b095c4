package io.turbozap.http.upload;

import io.turbozap.campaign.Recipients;
import io.turbozap.http.web.Violations;
import io.vertx.core.json.JsonObject;
import java.util.BitSet;

/**
 * A campaign as it was sent, read but not yet checked.
 *
 * @param head everything but the contacts
 * @param hasRecipients whether there was a list of contacts, or what stood in its place
 * @param contacts the good ones
 * @param leftOut the places of the others in the list
 * @param violations what was wrong with the others
 */
public record ParsedCampaign(
        JsonObject head, boolean hasRecipients, Recipients.Builder contacts, BitSet leftOut, Violations violations) {

    public boolean allowsDuplicates() {
        return Boolean.TRUE.equals(head.getValue("allowDuplicates"));
    }

    /** How many of the good contacts are not kept. */
    public int duplicates() {
        return allowsDuplicates() ? 0 : contacts.duplicates();
    }
}
