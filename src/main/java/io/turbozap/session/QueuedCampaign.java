package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Progress;
import io.turbozap.campaign.SendState;
import org.jspecify.annotations.Nullable;

/** A campaign in the hands of its session, with everything that changes about it. */
final class QueuedCampaign {

    static final String STOP_ALL = "stop_all";

    final Campaign campaign;
    final Progress progress;
    final SendDetails details = new SendDetails();
    CampaignStatus status = CampaignStatus.PENDING;

    @Nullable
    PauseReason pausedBy;
    /** Whether it goes on although the session is held. */
    boolean released;

    int failuresInRow;
    /** The request that was returned last, which is the next one of this campaign unless it was sent since. */
    SessionEvent.@Nullable SendReturned returned;

    @Nullable
    Long startedAt;

    @Nullable
    Long completedAt;

    /** Where its view is pinned up, once it is. */
    Board.@Nullable CampaignCell cell;

    /** Whether the view that is pinned up is out of date. */
    boolean changed;

    QueuedCampaign(Campaign campaign) {
        this.campaign = campaign;
        this.progress = new Progress(campaign.totalRequests());
    }

    /** The id that request {@code index} has to carry because it was sent with it before, or null. */
    @Nullable
    String keptMessageId(int index) {
        return returned != null && returned.index() == index ? returned.messageId() : null;
    }

    boolean isQueued() {
        return status == CampaignStatus.RUNNING || status == CampaignStatus.PAUSED;
    }

    /** Whether its next request may start, as far as the campaign is concerned. */
    boolean isRunnable(boolean held) {
        return status == CampaignStatus.RUNNING && (!held || released) && progress.count(SendState.PENDING) > 0;
    }

    /** What people see; a campaign that a hold keeps back is paused to them. */
    CampaignView view(boolean held) {
        boolean kept = status == CampaignStatus.RUNNING && held && !released;
        String pausedByName = pausedBy == null ? null : pausedBy.wireName();
        return new CampaignView(
                campaign,
                kept ? CampaignStatus.PAUSED : status,
                progress.counts(),
                kept ? STOP_ALL : pausedByName,
                startedAt,
                completedAt);
    }
}
