package io.turbozap.session;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;

/**
 * A tally of what became of a session's requests since the server started. Each number only grows: what is tried again
 * counts again when it ends.
 *
 * @param completed requests that left
 * @param failed requests that failed
 * @param skipped requests that were not to be sent
 * @param uncertain requests of which it is not known whether they left
 * @param campaigns how many campaigns came to their end
 */
public record SessionTally(long completed, long failed, long skipped, long uncertain, long campaigns) {

    public static final SessionTally NONE = new SessionTally(0, 0, 0, 0, 0);

    private static final SendCounts NOTHING = new SendCounts(0, 0, 0, 0, 0, 0);

    /** What came to pass with a campaign that is new. */
    public static SessionTally of(CampaignView view) {
        return between(NOTHING, false, view);
    }

    /** What came to pass between two views of a campaign. */
    public static SessionTally between(CampaignView before, CampaignView view) {
        return between(before.sendCounts(), before.status() == CampaignStatus.COMPLETED, view);
    }

    private static SessionTally between(SendCounts before, boolean wasCompleted, CampaignView view) {
        SendCounts now = view.sendCounts();
        return new SessionTally(
                Math.max(0, now.completed() - before.completed()),
                Math.max(0, now.failed() - before.failed()),
                Math.max(0, now.skipped() - before.skipped()),
                Math.max(0, now.uncertain() - before.uncertain()),
                !wasCompleted && view.status() == CampaignStatus.COMPLETED ? 1 : 0);
    }

    public SessionTally plus(SessionTally other) {
        return new SessionTally(
                completed + other.completed,
                failed + other.failed,
                skipped + other.skipped,
                uncertain + other.uncertain,
                campaigns + other.campaigns);
    }
}
