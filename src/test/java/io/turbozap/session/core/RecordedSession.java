package io.turbozap.session.core;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.OfCampaign;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.session.port.StoredSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of one session, in the plainest way: rows that events change, and that a session is rebuilt from. It
 * shares no code with the session, so that the mistake of one is not the truth of the other.
 */
final class RecordedSession {

    /** What is kept of a campaign. */
    static final class CampaignRow {
        Campaign campaign;
        CampaignStatus status;

        @Nullable
        Long place;

        @Nullable
        PauseReason pausedBy;

        boolean released;
        boolean retired;

        @Nullable
        Long scheduledAt;

        @Nullable
        Long startedAt;

        @Nullable
        Long completedAt;

        long updatedAt;
        final TreeMap<Integer, RequestRow> requests = new TreeMap<>();

        CampaignRow(Campaign campaign, @Nullable Long scheduledAt) {
            replace(campaign, scheduledAt, campaign.createdAt().toEpochMilli());
        }

        private void replace(Campaign replacement, @Nullable Long startAt, long at) {
            campaign = replacement;
            scheduledAt = startAt;
            status = startAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED;
            updatedAt = at;
        }

        private void leave(CampaignStatus next) {
            status = next;
            place = null;
            pausedBy = null;
            released = false;
        }

        SendState state(int index) {
            RequestRow row = requests.get(index);
            return row == null ? SendState.PENDING : row.state;
        }

        /** Whether no request of it is open. */
        boolean isQuiet() {
            return requests.values().stream().noneMatch(row -> row.state == SendState.EXECUTING || row.settling);
        }

        /** The first pending request, or -1. */
        int nextPending() {
            return nextPending(0);
        }

        /** The first request from {@code from} on that is pending, or -1. */
        int nextPending(int from) {
            for (int index = from; index < campaign.totalRequests(); index++) {
                if (state(index) == SendState.PENDING) {
                    return index;
                }
            }
            return -1;
        }
    }

    /** What is kept of a request that was started or skipped. */
    private static final class RequestRow {
        SendState state = SendState.PENDING;
        boolean settling;
        int attempts;

        @Nullable
        String messageId;

        @Nullable
        String reason;

        @Nullable
        String chatId;

        @Nullable
        Long intendedAt;

        long at;

        void become(SendState next, long when) {
            state = next;
            settling = false;
            at = when;
        }

        StoredRequest stored(int index) {
            return new StoredRequest(
                    index,
                    settling || state == SendState.EXECUTING,
                    attempts,
                    chatId,
                    messageId,
                    reason,
                    intendedAt == null ? at : intendedAt,
                    at);
        }
    }

    private final Map<CampaignId, CampaignRow> campaigns = new LinkedHashMap<>();
    private final List<Campaign> moved = new ArrayList<>();
    private boolean held;
    private @Nullable PacingRules pacing;
    private @Nullable Long lastStartAt;
    private DayCount today = DayCount.NONE;
    private boolean webhookSeen;
    private long places;

    /** Takes an event that was recorded at {@code now}, epoch milliseconds. */
    void add(SessionEvent event, long now) {
        if (event instanceof SessionEvent.CampaignCreated created) {
            campaigns.putIfAbsent(created.campaign(), new CampaignRow(created.created(), created.scheduledAt()));
        } else if (event instanceof OfRequest ofRequest) {
            CampaignRow campaign = row(ofRequest.campaign());
            add(ofRequest, campaign.requests.computeIfAbsent(ofRequest.index(), index -> new RequestRow()));
        } else if (event instanceof OfCampaign ofCampaign) {
            add(ofCampaign, row(ofCampaign.campaign()), now);
        } else if (event == SessionEvent.SessionHeld.INSTANCE) {
            held = true;
            campaigns.values().forEach(campaign -> campaign.released = false);
        } else if (event == SessionEvent.SessionReleased.INSTANCE) {
            held = false;
        } else if (event instanceof SessionEvent.PacingChanged changed) {
            pacing = changed.rules();
        } else if (event == SessionEvent.WebhookSeen.INSTANCE) {
            webhookSeen = true;
        } else {
            throw new IllegalStateException("unknown event " + event.getClass());
        }
    }

    private void add(OfRequest event, RequestRow row) {
        if (event instanceof SendIntended intended) {
            boolean again = row.state == SendState.EXECUTING && Objects.equals(row.intendedAt, intended.at());
            row.attempts += again ? 0 : 1;
            row.become(SendState.EXECUTING, intended.at());
            row.messageId = intended.messageId();
            row.chatId = intended.chatId();
            row.intendedAt = intended.at();
            lastStartAt = intended.at();
            today = intended.today();
        } else if (event instanceof SendCompleted sent) {
            row.become(SendState.COMPLETED, sent.at());
            row.messageId = sent.messageId() == null ? row.messageId : sent.messageId();
            row.reason = null;
        } else if (event instanceof SendFailed failed) {
            uncount(row);
            row.become(SendState.FAILED, failed.at());
            row.reason = failed.reason();
        } else if (event instanceof SendReturned returned) {
            uncount(row);
            row.become(SendState.PENDING, returned.at());
            row.messageId = returned.messageId();
            row.reason = returned.reason();
        } else if (event instanceof SendUncertain uncertain) {
            row.become(SendState.UNCERTAIN, uncertain.at());
            row.settling = uncertain.settling();
            row.messageId = uncertain.messageId();
            row.reason = uncertain.reason();
        } else if (event instanceof SendSkipped skipped) {
            row.become(SendState.SKIPPED, skipped.at());
            row.chatId = skipped.chatId();
            row.reason = skipped.reason();
        }
    }

    private void uncount(RequestRow row) {
        if (row.state == SendState.EXECUTING && today.count() > 0) {
            today = new DayCount(today.day(), today.count() - 1);
        }
    }

    private void add(OfCampaign event, CampaignRow row, long now) {
        if (event instanceof SessionEvent.CampaignSettled || event instanceof SessionEvent.RequestsRetried) {
            return; // its requests have events of their own
        }
        row.updatedAt = now;
        if (event instanceof SessionEvent.CampaignStarted started) {
            row.status = CampaignStatus.RUNNING;
            row.pausedBy = null;
            row.retired = false;
            row.completedAt = null;
            row.startedAt = row.startedAt == null ? Long.valueOf(started.at()) : row.startedAt;
            row.place = places++;
        } else if (event instanceof SessionEvent.CampaignPaused paused) {
            row.status = CampaignStatus.PAUSED;
            row.pausedBy = paused.reason();
        } else if (event instanceof SessionEvent.CampaignResumed) {
            row.status = CampaignStatus.RUNNING;
            row.pausedBy = null;
        } else if (event instanceof SessionEvent.CampaignStopped) {
            row.leave(CampaignStatus.STOPPED);
        } else if (event instanceof SessionEvent.CampaignCompleted completed) {
            row.leave(CampaignStatus.COMPLETED);
            row.completedAt = completed.at();
        } else if (event instanceof SessionEvent.CampaignMissed) {
            row.leave(CampaignStatus.MISSED);
        } else if (event instanceof SessionEvent.CampaignUnscheduled) {
            row.status = CampaignStatus.PENDING;
            row.scheduledAt = null;
        } else if (event instanceof SessionEvent.CampaignReplaced replaced) {
            row.replace(replaced.replacement(), replaced.scheduledAt(), now);
        } else if (event instanceof SessionEvent.CampaignMoved gone) {
            campaigns.remove(gone.campaign());
            moved.add(gone.replacement());
        } else if (event instanceof SessionEvent.CampaignDeleted) {
            campaigns.remove(event.campaign());
        } else if (event instanceof SessionEvent.CampaignRetired) {
            row.retired = true;
        } else if (event instanceof SessionEvent.CampaignReleased) {
            row.released = true;
        } else if (event instanceof SessionEvent.AudienceTaken taken) {
            row.campaign = row.campaign.to(taken.recipients());
        } else if (event instanceof SessionEvent.CampaignRetried) {
            row.requests.values().stream()
                    .filter(request -> request.state == SendState.FAILED)
                    .forEach(request -> {
                        request.become(SendState.PENDING, now);
                        request.messageId = null;
                    });
        } else {
            throw new IllegalStateException("unknown event " + event.getClass());
        }
    }

    private CampaignRow row(CampaignId id) {
        return Objects.requireNonNull(campaigns.get(id), () -> "no row of " + id);
    }

    /** What is kept of a campaign, or null if nothing is. */
    @Nullable
    CampaignRow find(CampaignId id) {
        return campaigns.get(id);
    }

    /** The campaigns of this session. */
    Collection<CampaignRow> campaigns() {
        return campaigns.values();
    }

    /** Those in the queue, in the order of their lanes and in which they entered it. */
    List<CampaignRow> queue() {
        return campaigns.values().stream()
                .filter(row -> row.place != null)
                .sorted(Comparator.<CampaignRow, Lane>comparing(row -> row.campaign.lane())
                        .thenComparing(row -> Objects.requireNonNull(row.place)))
                .toList();
    }

    boolean isHeld() {
        return held;
    }

    PacingRules pacing(PacingRules configured) {
        return pacing == null ? configured : pacing;
    }

    /** The campaigns that another session has now. */
    List<Campaign> moved() {
        return moved;
    }

    /** The session to go on from. */
    StoredSession stored() {
        return stored(Samples.SESSION);
    }

    /** The session to go on from, under this name. */
    StoredSession stored(SessionName name) {
        List<StoredCampaign> stored = new ArrayList<>();
        campaigns.values().stream()
                .filter(row -> !row.retired)
                .sorted(Comparator.comparing(row -> row.place == null ? Long.valueOf(Long.MAX_VALUE) : row.place))
                .forEach(row -> stored.add(stored(row)));
        return new StoredSession(name, held, pacing, lastStartAt, today, webhookSeen, stored);
    }

    /** One campaign to go on from. */
    static StoredCampaign stored(CampaignRow row) {
        SendStates sendStates = new SendStates(row.campaign.totalRequests());
        List<StoredRequest> details = new ArrayList<>();
        row.requests.forEach((index, request) -> {
            sendStates.set(index, request.state);
            details.add(request.stored(index));
        });
        return new StoredCampaign(
                row.campaign,
                row.status,
                row.pausedBy,
                row.released,
                row.scheduledAt,
                row.startedAt,
                row.completedAt,
                row.updatedAt,
                sendStates,
                details);
    }
}
