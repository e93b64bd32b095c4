package io.turbozap.session.core;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SendDetail;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A campaign in the hands of its session, with everything that changes about it. */
public final class QueuedCampaign {

    static final String STOP_ALL = "stop_all";

    public Campaign campaign;
    public SendStates sendStates;
    public final SendDetails details = new SendDetails();
    CampaignStatus status = CampaignStatus.PENDING;

    @Nullable
    PauseReason pausedBy;
    /** Whether it goes on although the session is held. */
    boolean released;

    int failuresInRow;

    @Nullable
    Long scheduledAt;

    @Nullable
    public Long startedAt;

    @Nullable
    Long completedAt;

    /** When its content or its status changed last. */
    long updatedAt;

    /** Whether WAHA is being asked about one of its requests. */
    boolean isSettling;

    /**
     * While strangers may not be written to: up to where, and in which round of {@link NewChatLimiter}, they were
     * passed over.
     */
    int searchedTo;

    int searchRound;

    /** Whether its contacts are being taken from the address book. */
    public boolean takingAudience;

    /** Whether its files were looked at, are, or are about to be. */
    boolean seen;

    /** Until when its next request waits for what is found out about its files, steady milliseconds. */
    long lookedAtUntil = Long.MIN_VALUE;

    /** What is doubtful about its files. */
    public List<MediaWarning> warnings = List.of();

    /** Whether it has to be seen to whether something follows from what happened to it. */
    boolean touched;

    private CampaignHead head;
    private @Nullable Map<Integer, String> keptMessageIds;
    private @Nullable Map<Integer, OpenSend> doubts;

    QueuedCampaign(Campaign campaign) {
        this(campaign, new SendStates(campaign.totalRequests()));
    }

    private QueuedCampaign(Campaign campaign, SendStates sendStates) {
        this.campaign = campaign;
        this.sendStates = sendStates;
        this.head = campaign.head();
        this.updatedAt = campaign.createdAt().toEpochMilli();
    }

    /** The campaign as it was recorded. */
    static QueuedCampaign of(StoredCampaign stored) {
        QueuedCampaign restored = new QueuedCampaign(stored.campaign(), stored.sendStates());
        restored.status = stored.status();
        restored.pausedBy = stored.pausedBy();
        restored.released = stored.released();
        restored.scheduledAt = stored.scheduledAt();
        restored.startedAt = stored.startedAt();
        restored.completedAt = stored.completedAt();
        restored.updatedAt = stored.updatedAt();
        for (StoredRequest request : stored.details()) {
            restored.restore(request);
        }
        return restored;
    }

    private void restore(StoredRequest request) {
        SendDetail detail = new SendDetail(request.attempts(), request.messageId(), request.reason(), request.at());
        SendState state = sendStates.state(request.index());
        details.restore(request.index(), detail, state == SendState.COMPLETED);
        if (state == SendState.PENDING) {
            keepMessageId(request.index(), request.messageId());
        }
    }

    /** This campaign as another core can go on from; the progress is a copy. */
    StoredCampaign snapshot() {
        return new StoredCampaign(
                campaign,
                status,
                pausedBy,
                released,
                scheduledAt,
                startedAt,
                completedAt,
                updatedAt,
                sendStates.copy(),
                List.of());
    }

    /** Has another content from here on; nothing of it was ever started. */
    void replace(Campaign replacement, @Nullable Long startAt) {
        campaign = replacement;
        head = replacement.head();
        sendStates = new SendStates(replacement.totalRequests());
        searchedTo = 0;
        scheduledAt = startAt;
    }

    /** Goes to these contacts. */
    void take(Recipients recipients) {
        takingAudience = false;
        replace(campaign.to(recipients), scheduledAt);
    }

    /** Whether its files are still to be looked at, before its first request. */
    boolean wantsLook() {
        return !seen
                && campaign.lane() != Lane.REPLY
                && campaign.messages().stream().anyMatch(message -> message.media() != null);
    }

    /** Whether its next request waits for what is found out about its files. */
    boolean isLookedAt(long now) {
        return now < lookedAtUntil;
    }

    /** The id that request {@code index} has to carry because it was sent with it before, or null. */
    @Nullable
    String keptMessageId(int index) {
        return keptMessageIds == null ? null : keptMessageIds.get(index);
    }

    /** Request {@code index}, which is pending again, has to carry this id; null for none. */
    void keepMessageId(int index, @Nullable String messageId) {
        if (messageId != null) {
            if (keptMessageIds == null) {
                keptMessageIds = new HashMap<>(2);
            }
            keptMessageIds.put(index, messageId);
        }
    }

    /** Request {@code index} has ended, so no id is kept for it. */
    void forgetMessageId(int index) {
        if (keptMessageIds != null) {
            keptMessageIds.remove(index);
        }
    }

    /** What is in doubt about request {@code index}, or null if nothing is. */
    @Nullable
    OpenSend doubt(int index) {
        return doubts == null ? null : doubts.get(index);
    }

    /** Request {@code index} may have been sent. */
    void doubt(int index, OpenSend openSend) {
        if (doubts == null) {
            doubts = new HashMap<>(2);
        }
        doubts.put(index, openSend);
    }

    /**
     * Whether it can be recorded that request {@code index} was sent after all; what a completed campaign counts stays.
     */
    boolean mayTurnUp(int index) {
        return switch (sendStates.state(index)) {
            case PENDING, UNCERTAIN -> true;
            case FAILED -> status != CampaignStatus.COMPLETED;
            case EXECUTING, COMPLETED, SKIPPED -> false;
        };
    }

    /** Request {@code index} counts as never sent; its message may turn up all the same. */
    void endDoubt(int index) {
        if (doubts != null) {
            doubts.computeIfPresent(index, (same, openSend) -> openSend.over());
        }
    }

    /** Request {@code index} is known to be sent, or is never sent again. */
    void forgetDoubt(int index) {
        if (doubts != null) {
            doubts.remove(index);
        }
    }

    boolean isQueued() {
        return status == CampaignStatus.RUNNING || status == CampaignStatus.PAUSED;
    }

    /** Whether its contacts have to be taken before anything else can be done about it. */
    public boolean lacksAudience(boolean held) {
        return campaign.audience() != null && status == CampaignStatus.RUNNING && (!held || released);
    }

    /** Whether its next request may start, as far as the campaign is concerned. */
    boolean isRunnable(boolean held) {
        return status == CampaignStatus.RUNNING && (!held || released) && sendStates.count(SendState.PENDING) > 0;
    }

    /** What people see; a campaign that a hold keeps back is paused to them. */
    public CampaignView view(boolean held) {
        boolean kept = status == CampaignStatus.RUNNING && held && !released;
        String pausedByName = pausedBy == null ? null : pausedBy.wireName();
        return new CampaignView(
                head,
                kept ? CampaignStatus.PAUSED : status,
                sendStates.sendCounts(),
                kept ? STOP_ALL : pausedByName,
                scheduledAt,
                startedAt,
                completedAt,
                updatedAt,
                warnings);
    }
}
