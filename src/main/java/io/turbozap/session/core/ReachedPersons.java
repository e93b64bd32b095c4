package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.number.ChatId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The persons that messages of campaigns went to lately, by the chat that WhatsApp gave: it answers one chat for
 * numbers that differ, and for a phone and its hidden id, so two contacts of a campaign may be one person. The latest
 * {@value #MOST} are known, until the process ends.
 */
final class ReachedPersons {

    static final int MOST = 20_000;

    private record Reached(CampaignId campaign, ChatId person) {}

    private final Map<Reached, Integer> contacts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Reached, Integer> eldest) {
            return size() > MOST;
        }
    };

    private static Reached of(SendRequest addressed) {
        return new Reached(addressed.campaign().id(), new ChatId(addressed.chatId()).person());
    }

    /** Takes note of a send. */
    void sent(SendRequest addressed) {
        contacts.putIfAbsent(of(addressed), addressed.contact());
    }

    /**
     * Whether a message of the campaign went to the same person for another contact. Contacts that are written alike
     * were kept when the campaign was made, and are all meant.
     */
    boolean isAnothers(SendRequest addressed) {
        Integer other = contacts.get(of(addressed));
        return other != null && other != addressed.contact() && !isWrittenAlike(addressed, other);
    }

    private static boolean isWrittenAlike(SendRequest addressed, int other) {
        var all = addressed.campaign().recipients();
        return new ChatId(all.chatId(other)).isSamePerson(new ChatId(all.chatId(addressed.contact())));
    }
}
