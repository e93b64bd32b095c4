package io.turbozap.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign without its recipients.
 *
 * @param totalRecipients how many recipients there are
 * @param recipient the chat id of the only recipient, or null if there is not just one
 * @param audience as {@link Campaign#audience}
 * @param name as {@link Campaign#name}
 * @param bytes about how much memory recipients and texts take while it is in memory
 */
public record CampaignHead(
        CampaignId id,
        CampaignSource source,
        SessionName session,
        Instant createdAt,
        Lane lane,
        List<Message> messages,
        int totalRecipients,
        int duplicatesRemoved,
        @Nullable String recipient,
        @Nullable Audience audience,
        @Nullable String name,
        long bytes) {

    /** Keeps a copy of the messages. */
    public CampaignHead {
        messages = List.copyOf(messages);
    }

    /** Messages × contacts. */
    public int totalRequests() {
        return messages.size() * totalRecipients;
    }

    /** Without recipient and texts. */
    @Override
    public String toString() {
        return "CampaignHead[" + id + "]";
    }
}
