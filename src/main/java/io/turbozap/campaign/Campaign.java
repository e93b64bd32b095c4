package io.turbozap.campaign;

import java.time.Instant;
import java.util.List;

/**
 * What is sent to whom by which session: every message to every contact. Its requests are numbered contact by contact
 * and never stored; {@link #request} computes one. Immutable.
 *
 * @param contacts in the order of sending
 * @param duplicatesRemoved how many contacts were left out because they stood in the list before
 */
public record Campaign(
        CampaignId id,
        SessionName session,
        Instant createdAt,
        Lane lane,
        List<Message> messages,
        Contacts contacts,
        int duplicatesRemoved) {

    /** @throws ArithmeticException if there are more requests than an int can count */
    public Campaign {
        messages = List.copyOf(messages);
        Math.multiplyExact(messages.size(), contacts.size());
    }

    /** Messages × contacts. */
    public int totalRequests() {
        return messages.size() * contacts.size();
    }

    /** About how much memory its contacts and texts take. */
    public long bytes() {
        return contacts.bytes() + messages.stream().mapToLong(Message::bytes).sum();
    }

    /** Request number {@code index}: message {@code index mod M} for contact {@code index div M}. */
    public SendRequest request(int index) {
        return new SendRequest(this, index);
    }

    /** Says nothing about contacts or texts. */
    @Override
    public String toString() {
        return "Campaign[" + id + ", " + totalRequests() + " requests]";
    }
}
