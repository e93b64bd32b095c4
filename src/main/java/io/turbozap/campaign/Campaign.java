package io.turbozap.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign: every message to every recipient, sent by one session. Its requests are numbered recipient by recipient
 * and never stored; {@link #request} computes one. Immutable.
 *
 * @param recipients in the order of sending; none before the audience is taken
 * @param duplicatesRemoved how many contacts were left out because they stood in the list before
 * @param audience whom of the address book to take as contacts when it starts, or null if the contacts are there
 * @param name its name for people, or null for none
 */
public record Campaign(
        CampaignId id,
        CampaignSource source,
        SessionName session,
        Instant createdAt,
        Lane lane,
        List<Message> messages,
        Recipients recipients,
        int duplicatesRemoved,
        @Nullable Audience audience,
        @Nullable String name) {

    /** @throws ArithmeticException if there are more requests than an int can count */
    public Campaign {
        messages = List.copyOf(messages);
        Math.multiplyExact(messages.size(), recipients.size());
    }

    /** A campaign without a name. */
    public Campaign(
            CampaignId id,
            CampaignSource source,
            SessionName session,
            Instant createdAt,
            Lane lane,
            List<Message> messages,
            Recipients recipients,
            int duplicatesRemoved,
            @Nullable Audience audience) {
        this(id, source, session, createdAt, lane, messages, recipients, duplicatesRemoved, audience, null);
    }

    /** A campaign without a name whose messages and contacts were posted together. */
    public Campaign(
            CampaignId id,
            SessionName session,
            Instant createdAt,
            Lane lane,
            List<Message> messages,
            Recipients recipients,
            int duplicatesRemoved) {
        this(id, CampaignSource.CAMPAIGN, session, createdAt, lane, messages, recipients, duplicatesRemoved, null);
    }

    /** This campaign with the contacts that were taken for its audience. */
    public Campaign to(Recipients taken) {
        return new Campaign(id, source, session, createdAt, lane, messages, taken, 0, null, name);
    }

    /** This campaign under another name, or under none. */
    public Campaign named(@Nullable String other) {
        return new Campaign(
                id, source, session, createdAt, lane, messages, recipients, duplicatesRemoved, audience, other);
    }

    /** What it shows of itself without its contacts. */
    public CampaignHead head() {
        String recipient = recipients.size() == 1 ? recipients.chatId(0) : null;
        return new CampaignHead(
                id,
                source,
                session,
                createdAt,
                lane,
                messages,
                recipients.size(),
                duplicatesRemoved,
                recipient,
                audience,
                name,
                bytes());
    }

    /** Messages × contacts. */
    public int totalRequests() {
        return messages.size() * recipients.size();
    }

    /** About how much memory its contacts and texts take. */
    public long bytes() {
        return recipients.bytes() + messages.stream().mapToLong(Message::bytes).sum();
    }

    /** Request number {@code index}: message {@code index mod M} for contact {@code index div M}. */
    public SendRequest request(int index) {
        return new SendRequest(this, index);
    }

    /** Without recipients and texts. */
    @Override
    public String toString() {
        return "Campaign[" + id + ", " + totalRequests() + " requests]";
    }
}
