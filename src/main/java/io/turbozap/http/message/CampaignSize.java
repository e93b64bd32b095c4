package io.turbozap.http.message;

import io.turbozap.campaign.Message;
import io.turbozap.http.upload.RecipientListParser;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Violations;
import java.util.List;

/** Limit of the requests of one campaign, which are messages times recipients. */
public final class CampaignSize {

    private static final int MAX_REQUESTS = 100_000_000;

    private CampaignSize() {}

    /** Adds that {@code contacts} of a body are too many for {@code messages}. */
    static void check(List<Message> messages, int contacts, Violations violations) {
        if (isTooLarge(messages, contacts)) {
            violations.add(
                    RecipientListParser.CONTACTS,
                    "Messages times contacts must be at most " + MAX_REQUESTS + " requests");
        }
    }

    /**
     * Refuses recipients that are too many for {@code messages}.
     *
     * @throws ApiException with status 413 if they are
     */
    public static void require(List<Message> messages, int recipients) {
        if (isTooLarge(messages, recipients)) {
            throw new ApiException(413, "Messages times recipients must be at most " + MAX_REQUESTS + " requests");
        }
    }

    private static boolean isTooLarge(List<Message> messages, int recipients) {
        return (long) messages.size() * recipients > MAX_REQUESTS;
    }
}
