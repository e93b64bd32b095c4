package io.turbozap.store;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.session.port.StoredSession;
import io.turbozap.store.journal.MessageJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One session as its events make it, in the plainest way; described in words, to be compared with what is read back. */
public final class JournalModel {

    public final SessionName session;
    final Map<CampaignId, ModelCampaign> campaigns = new LinkedHashMap<>();
    public boolean known;
    boolean held;
    boolean webhookSeen;

    @Nullable
    Long lastStartAt;

    @Nullable
    PacingRules pacing;

    DayCount today = DayCount.NONE;
    private long places;

    static final class ModelCampaign {
        Campaign campaign;
        CampaignStatus status;

        @Nullable
        PauseReason pausedBy;

        boolean released;
        boolean retired;

        @Nullable
        Long place;

        @Nullable
        Long scheduledAt;

        @Nullable
        Long startedAt;

        @Nullable
        Long completedAt;

        final Map<Integer, ModelRequest> requests = new TreeMap<>();

        ModelCampaign(Campaign campaign, @Nullable Long scheduledAt) {
            this.campaign = campaign;
            this.scheduledAt = scheduledAt;
            this.status = scheduledAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED;
        }

        SendState state(int index) {
            ModelRequest request = requests.get(index);
            return request == null ? SendState.PENDING : request.state;
        }

        boolean isQueued() {
            return place != null;
        }
    }

    static final class ModelRequest {
        SendState state = SendState.PENDING;
        boolean settling;
        int attempts;

        @Nullable
        String messageId;

        @Nullable
        String reason;

        @Nullable
        Long intendedAt;

        long at;

        @Override
        public String toString() {
            return state + " settling=" + (settling || state == SendState.EXECUTING) + " attempts=" + attempts + " id="
                    + messageId + " reason=" + reason + " intended=" + (intendedAt == null ? at : intendedAt) + " at="
                    + at;
        }
    }

    public JournalModel(SessionName session) {
        this.session = session;
    }

    /**
     * Applies an event.
     *
     * @param now when it is recorded, for events without a time
     */
    public void apply(SessionEvent event, long now) {
        known = true;
        if (event instanceof SessionEvent.OfRequest request) {
            apply(request);
        } else if (event instanceof SessionEvent.CampaignCreated created) {
            campaigns.put(created.campaign(), new ModelCampaign(created.created(), created.scheduledAt()));
        } else if (event == SessionEvent.SessionHeld.INSTANCE) {
            held = true;
            campaigns.values().forEach(campaign -> campaign.released = false);
        } else if (event == SessionEvent.SessionReleased.INSTANCE) {
            held = false;
        } else if (event == SessionEvent.WebhookSeen.INSTANCE) {
            webhookSeen = true;
        } else if (event instanceof SessionEvent.PacingChanged changed) {
            pacing = changed.rules();
        } else if (!(event instanceof SessionEvent.CampaignSettled)
                && !(event instanceof SessionEvent.RequestsRetried)) { // their requests have events of their own
            apply(event, campaigns.get(Objects.requireNonNull(event.campaignId())), now);
        }
    }

    private void apply(SessionEvent event, ModelCampaign campaign, long now) {
        if (event instanceof SessionEvent.CampaignReplaced replaced) {
            campaigns.put(replaced.campaign(), new ModelCampaign(replaced.replacement(), replaced.scheduledAt()));
        } else if (event instanceof SessionEvent.CampaignMoved || event instanceof SessionEvent.CampaignDeleted) {
            campaigns.remove(event.campaignId());
        } else if (event instanceof SessionEvent.CampaignUnscheduled) {
            campaign.status = CampaignStatus.PENDING;
            campaign.scheduledAt = null;
        } else if (event instanceof SessionEvent.CampaignMissed) {
            leave(campaign, CampaignStatus.MISSED);
        } else if (event instanceof SessionEvent.AudienceTaken taken) {
            campaign.campaign = campaign.campaign.to(taken.recipients());
        } else if (event instanceof SessionEvent.CampaignRetried) {
            campaign.requests.values().stream()
                    .filter(request -> request.state == SendState.FAILED)
                    .forEach(request -> {
                        request.state = SendState.PENDING;
                        request.messageId = null;
                        request.at = now;
                    });
        } else if (event instanceof SessionEvent.CampaignStarted started) {
            campaign.status = CampaignStatus.RUNNING;
            campaign.pausedBy = null;
            campaign.retired = false;
            campaign.completedAt = null;
            campaign.startedAt = campaign.startedAt == null ? Long.valueOf(started.at()) : campaign.startedAt;
            campaign.place = ++places;
        } else if (event instanceof SessionEvent.CampaignPaused paused) {
            campaign.status = CampaignStatus.PAUSED;
            campaign.pausedBy = paused.reason();
        } else if (event instanceof SessionEvent.CampaignResumed) {
            campaign.status = CampaignStatus.RUNNING;
            campaign.pausedBy = null;
        } else if (event instanceof SessionEvent.CampaignStopped) {
            leave(campaign, CampaignStatus.STOPPED);
        } else if (event instanceof SessionEvent.CampaignCompleted completed) {
            leave(campaign, CampaignStatus.COMPLETED);
            campaign.completedAt = completed.at();
        } else if (event instanceof SessionEvent.CampaignRetired) {
            campaign.retired = true;
        } else if (event instanceof SessionEvent.CampaignReleased) {
            campaign.released = true;
        } else {
            throw new IllegalStateException("the model does not know " + event.getClass());
        }
    }

    private static void leave(ModelCampaign campaign, CampaignStatus status) {
        campaign.status = status;
        campaign.pausedBy = null;
        campaign.released = false;
        campaign.place = null;
    }

    private void apply(SessionEvent.OfRequest event) {
        ModelCampaign campaign = Objects.requireNonNull(campaigns.get(event.campaign()));
        ModelRequest request = campaign.requests.computeIfAbsent(event.index(), first -> new ModelRequest());
        boolean executing = request.state == SendState.EXECUTING;
        request.settling = false;
        if (event instanceof SessionEvent.SendIntended intended) {
            request.state = SendState.EXECUTING;
            request.attempts++;
            request.messageId = intended.messageId();
            request.intendedAt = intended.at();
            request.at = intended.at();
            lastStartAt = intended.at();
            today = intended.today();
        } else if (event instanceof SessionEvent.SendCompleted sent) {
            request.state = SendState.COMPLETED;
            request.messageId = sent.messageId() == null ? request.messageId : sent.messageId();
            request.reason = null;
            request.at = sent.at();
        } else if (event instanceof SessionEvent.SendFailed failed) {
            request.state = SendState.FAILED;
            request.reason = failed.reason();
            request.at = failed.at();
            uncount(executing);
        } else if (event instanceof SessionEvent.SendReturned returned) {
            request.state = SendState.PENDING;
            request.messageId = returned.messageId();
            request.reason = returned.reason();
            request.at = returned.at();
            uncount(executing);
        } else if (event instanceof SessionEvent.SendUncertain uncertain) {
            request.state = SendState.UNCERTAIN;
            request.settling = uncertain.settling();
            request.messageId = uncertain.messageId();
            request.reason = uncertain.reason();
            request.at = uncertain.at();
        } else if (event instanceof SessionEvent.SendSkipped skipped) {
            request.state = SendState.SKIPPED;
            request.reason = skipped.reason();
            request.at = skipped.at();
        } else {
            throw new IllegalStateException("the model does not know " + event.getClass());
        }
    }

    private void uncount(boolean surelyNotSent) {
        if (surelyNotSent) {
            today = new DayCount(today.day(), Math.max(0, today.count() - 1));
        }
    }

    /** What a recovery has to bring back. */
    public String described() {
        List<String> lines = new ArrayList<>();
        lines.add(session + " held=" + held + " pacing=" + pacing + " lastStart=" + lastStartAt + " today=" + today
                + " webhook=" + webhookSeen);
        campaigns.values().stream()
                .filter(campaign -> !campaign.retired)
                .sorted(Comparator.comparing(
                        campaign -> campaign.place, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(campaign -> lines.add(described(campaign)));
        return ordered(lines);
    }

    static String described(ModelCampaign campaign) {
        StringBuilder text = new StringBuilder();
        text.append(campaign.isQueued() ? "queued " : "apart ");
        text.append(head(campaign.campaign))
                .append(' ')
                .append(campaign.status)
                .append(" by=" + campaign.pausedBy + " released=" + campaign.released)
                .append(times(campaign.scheduledAt, campaign.startedAt, campaign.completedAt));
        for (int index = 0; index < campaign.campaign.totalRequests(); index++) {
            ModelRequest request = campaign.requests.get(index);
            text.append("\n  ").append(index).append(' ');
            text.append(request == null ? "PENDING" : request.toString());
        }
        return text.toString();
    }

    public static String described(StoredSession stored) {
        List<String> lines = new ArrayList<>();
        lines.add(stored.session() + " held=" + stored.held() + " pacing=" + stored.pacing() + " lastStart="
                + stored.lastStartAt() + " today=" + stored.today() + " webhook=" + stored.webhookSeen());
        stored.campaigns().forEach(campaign -> lines.add(described(campaign)));
        return ordered(lines);
    }

    static String described(StoredCampaign stored) {
        StringBuilder text = new StringBuilder();
        boolean queued = stored.status() == CampaignStatus.RUNNING || stored.status() == CampaignStatus.PAUSED;
        text.append(queued ? "queued " : "apart ");
        text.append(head(stored.campaign()))
                .append(' ')
                .append(stored.status())
                .append(" by=" + stored.pausedBy() + " released=" + stored.released())
                .append(times(stored.scheduledAt(), stored.startedAt(), stored.completedAt()));
        Map<Integer, StoredRequest> details = new TreeMap<>();
        stored.details().forEach(detail -> {
            if (details.put(detail.index(), detail) != null) {
                throw new AssertionError("request " + detail.index() + " is told twice");
            }
        });
        for (int index = 0; index < stored.sendStates().total(); index++) {
            text.append("\n  ")
                    .append(index)
                    .append(' ')
                    .append(stored.sendStates().state(index));
            StoredRequest detail = details.get(index);
            if (detail != null) {
                text.append(" settling=" + detail.settling() + " attempts=" + detail.attempts() + " id="
                        + detail.messageId() + " reason=" + detail.reason() + " intended=" + detail.intendedAt()
                        + " at="
                        + detail.at());
            }
        }
        return text.toString();
    }

    /** The queue keeps its order; nothing is promised about that of the others. */
    private static String ordered(List<String> lines) {
        List<String> ordered = new ArrayList<>();
        lines.stream().filter(line -> !line.startsWith("apart")).forEach(ordered::add);
        lines.stream().filter(line -> line.startsWith("apart")).sorted().forEach(ordered::add);
        return String.join("\n", ordered);
    }

    private static String times(@Nullable Long scheduledAt, @Nullable Long startedAt, @Nullable Long completedAt) {
        return " scheduled=" + scheduledAt + " started=" + startedAt + " completed=" + completedAt;
    }

    private static String head(Campaign campaign) {
        StringBuilder contacts = new StringBuilder();
        for (int i = 0; i < campaign.recipients().size(); i++) {
            contacts.append(campaign.recipients().chatId(i))
                    .append(campaign.recipients().fields(i));
        }
        return campaign.id() + " " + campaign.source() + " " + campaign.session() + " " + campaign.createdAt() + " "
                + campaign.lane() + " " + MessageJson.write(campaign.messages()) + " " + contacts + " "
                + campaign.duplicatesRemoved() + " " + campaign.audience();
    }
}
