package io.turbozap.session.core;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionEvent.SendReturned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a session, with an eye on whether it may be so: it objects to an intent whose turn it is not, and
 * remembers what an operator had sent again.
 */
final class RecordedEvents {

    /** A request of a campaign. */
    record Request(CampaignId campaign, int index) {}

    private final RecordedSession session = new RecordedSession();
    private final Map<Request, Integer> resends = new HashMap<>();
    private final Set<Request> accepted = new HashSet<>();
    private final List<CampaignId> accepting = new ArrayList<>();
    private final Set<String> unnamed = new HashSet<>();
    private final Set<Request> outOfTurn = new HashSet<>();
    /** Those that may turn up late, which is no harm while they are sent again with the same id. */
    private final Set<Request> late = new HashSet<>();

    private final PersonSet known;
    /** Whether WhatsApp ever refused a stranger, so that others may pass them. */
    private boolean refused;

    private @Nullable SendIntended intended;

    /** Takes an event that was recorded now, and says what is wrong with it, or nothing. */
    @Nullable
    String add(SessionEvent event, long now) {
        String objection = event instanceof SendIntended intent ? objection(intent) : null;
        note(event);
        session.add(event, now);
        return objection;
    }

    private boolean isUncertain(OfRequest event) {
        return Objects.requireNonNull(session.find(event.campaign())).state(event.index()) == SendState.UNCERTAIN;
    }

    /** What fails and is sent again later may follow what came after it. */
    private void exempt(CampaignId id) {
        RecordedSession.CampaignRow row = Objects.requireNonNull(session.find(id));
        for (int index = 0; index < row.campaign.totalRequests(); index++) {
            if (row.state(index) == SendState.FAILED) {
                outOfTurn.add(new Request(id, index));
            }
        }
    }

    /** @param known who is no stranger */
    RecordedEvents(PersonSet known) {
        this.known = known;
    }

    /** An operator takes what is uncertain in this campaign as sent. */
    void accepting(CampaignId id) {
        accepting.add(id);
    }

    /** That operator got an answer. */
    void answered(CampaignId id) {
        accepting.remove(id);
    }

    /** Whoever still waits for an answer never gets one. */
    void nobodyIsAnswered() {
        accepting.clear();
    }

    private void note(SessionEvent event) {
        if (event instanceof SendIntended intent) {
            intended = intent;
        } else if (event instanceof SessionEvent.CampaignRetried retried) {
            exempt(retried.campaign());
        } else if (event instanceof SendReturned returned && returned.reason().equals(SimulatedGateway.REFUSED)) {
            refused = true;
        } else if (event instanceof SendReturned returned
                && (isUncertain(returned) || returned.reason().equals(RetryDecisions.BY_OPERATOR))) {
            Request request = new Request(returned.campaign(), returned.index());
            if (!isUncertain(returned)) {
                outOfTurn.add(request); // it had failed
            } else if (returned.reason().equals(RetryDecisions.BY_OPERATOR)) {
                noteUnnamed(returned, returned.messageId());
                resends.merge(request, 1, Integer::sum);
                outOfTurn.add(request);
            } else if (returned.messageId() != null) {
                late.add(request);
            }
        } else if (event instanceof SendCompleted sent && accepting.contains(sent.campaign()) && isUncertain(sent)) {
            noteUnnamed(sent, sent.messageId());
            Request request = new Request(sent.campaign(), sent.index());
            accepted.add(request);
            outOfTurn.add(request); // it may turn up late
        }
    }

    /** What an operator decided about without knowing its id may be taken for the same text to the same contact. */
    private void noteUnnamed(OfRequest event, @Nullable String messageId) {
        if (messageId == null) {
            unnamed.add(content(campaign(event.campaign()), event.index()));
        }
    }

    private static String content(Campaign campaign, int index) {
        SendRequest request = campaign.request(index);
        return request.chatId() + request.message();
    }

    private @Nullable String objection(SendIntended intent) {
        return refused && isFirstKnown(intent) ? null : strictObjection(intent);
    }

    /** Whether only strangers were passed over, which is right while WhatsApp wants no chats with them. */
    private boolean isFirstKnown(SendIntended intent) {
        for (RecordedSession.CampaignRow row : session.queue()) {
            boolean runs = row.status == CampaignStatus.RUNNING && (!session.isHeld() || row.released);
            boolean passes = row.campaign.lane() == Lane.REPLY;
            int next = runs && row.campaign.audience() == null ? row.nextPending() : -1;
            while (next >= 0
                    && !passes
                    && !known.contains(row.campaign.request(next).chatId())) {
                next = row.nextPending(next + 1);
            }
            if (next >= 0) {
                return row.campaign.id().equals(intent.campaign()) && next == intent.index();
            }
        }
        return false;
    }

    private @Nullable String strictObjection(SendIntended intent) {
        for (RecordedSession.CampaignRow row : session.queue()) {
            boolean runs = row.status == CampaignStatus.RUNNING && (!session.isHeld() || row.released);
            int next = runs && row.campaign.audience() == null ? row.nextPending() : -1;
            if (next >= 0) {
                if (!row.campaign.id().equals(intent.campaign())) {
                    return "it was not the turn of this campaign";
                }
                return next == intent.index() ? null : "it was not the turn of this request";
            }
        }
        return "nothing may be sent";
    }

    /** Whether the last intent was to send this; it is good for one send. */
    boolean isIntended(SendRequest request, @Nullable String messageId) {
        SendIntended last = intended;
        intended = null;
        return last != null
                && last.campaign().equals(request.campaign().id())
                && last.index() == request.index()
                && last.chatId().equals(request.chatId())
                && Objects.equals(last.messageId(), messageId);
    }

    /** The campaign as it is recorded. */
    Campaign campaign(CampaignId id) {
        return Objects.requireNonNull(session.find(id)).campaign;
    }

    /** The session as it is recorded. */
    RecordedSession session() {
        return session;
    }

    boolean isOutOfTurn(CampaignId id, int index) {
        return outOfTurn.contains(new Request(id, index));
    }

    /** What is wrong with a request that ended so and was accepted by WhatsApp so often, or null. */
    @Nullable
    String objection(Campaign campaign, int index, SendState state, int times, boolean historyKnows) {
        Request request = new Request(campaign.id(), index);
        int most = 1 + resends.getOrDefault(request, 0);
        boolean right =
                switch (state) {
                    case COMPLETED ->
                        times <= most
                                && (times >= 1
                                        || accepted.contains(request)
                                        || unnamed.contains(content(campaign, index)));
                    case FAILED -> times <= most - 1;
                    case SKIPPED -> times <= (late.contains(request) ? most : most - 1);
                    case UNCERTAIN -> times <= most && !historyKnows;
                    default -> false;
                };
        return right ? null : "request " + index + " is " + state + " and was accepted " + times + " times";
    }

    /** The campaigns as they come out when a session goes on from what is recorded. */
    List<CampaignView> rebuilt() {
        return session.stored().campaigns().stream()
                .map(stored -> QueuedCampaign.of(stored).view(session.isHeld()))
                .toList();
    }
}
