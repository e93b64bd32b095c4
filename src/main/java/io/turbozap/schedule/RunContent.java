package io.turbozap.schedule;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of each run: what it sends to whom.
 *
 * @param recipients none if there is an audience
 * @param duplicatesRemoved how many contacts were left out because they stood in the list before
 * @param audience whom of the address book to take at the start of each run, or null if the contacts are there
 */
public record RunContent(
        List<Message> messages,
        Recipients recipients,
        int duplicatesRemoved,
        @Nullable Audience audience) implements LocalMessage {

    /** Keeps a copy of the messages. */
    public RunContent {
        messages = List.copyOf(messages);
    }

    /**
     * The size of a content.
     *
     * @param contacts how many recipients each run has, as far as they are chosen beforehand
     */
    public record Size(int messages, int contacts, int duplicatesRemoved, Addressees addressees) {}

    /** The source of the recipients. */
    public enum Addressees {
        /** They were given. */
        CONTACTS,
        /** Chosen ones of the address book. */
        CHOSEN,
        /** Everybody in the address book. */
        ALL
    }

    /** How much it is. */
    public Size size() {
        if (audience == null) {
            return new Size(messages.size(), recipients.size(), duplicatesRemoved, Addressees.CONTACTS);
        }
        return new Size(
                messages.size(),
                audience.contactIds().size(),
                duplicatesRemoved,
                audience.isAll() ? Addressees.ALL : Addressees.CHOSEN);
    }

    /** One run as a campaign, which is called as all of them are together. */
    Campaign campaign(CampaignId id, RecurrencePlan plan, long createdAt) {
        return new Campaign(
                id,
                CampaignSource.RECURRING,
                plan.session(),
                Instant.ofEpochMilli(createdAt),
                Lane.CAMPAIGN,
                messages,
                recipients,
                duplicatesRemoved,
                audience,
                plan.name());
    }

    /** Without recipients and texts. */
    @Override
    public String toString() {
        return "RunContent[" + size() + "]";
    }
}
