package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReleased;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.OfCampaign;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionEvent.SendReturned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a session, understood a second time in the plainest way, so that it can object to an intent whose
 * turn it is not.
 */
final class RecordedFacts {

    private final List<SessionEvent> facts = new ArrayList<>();
    private final Map<CampaignId, Campaign> campaigns = new HashMap<>();
    private final Map<CampaignId, NavigableSet<Integer>> pending = new HashMap<>();
    private final List<CampaignId> queue = new ArrayList<>();
    private final Set<CampaignId> paused = new HashSet<>();
    private final Set<CampaignId> released = new HashSet<>();
    private boolean held;
    private @Nullable SendIntended intended;

    /** Takes a fact, and says what is wrong with it, or nothing. */
    @Nullable
    String add(SessionEvent fact) {
        String objection = fact instanceof SendIntended intent ? objection(intent) : null;
        facts.add(fact);
        if (fact instanceof OfCampaign about) {
            apply(about, about.campaign());
        } else {
            held = fact == SessionEvent.SessionHeld.INSTANCE;
            released.clear();
        }
        return objection;
    }

    private void apply(OfCampaign fact, CampaignId id) {
        if (fact instanceof CampaignCreated created) {
            campaigns.put(id, created.created());
            NavigableSet<Integer> all = new TreeSet<>();
            for (int index = 0; index < created.created().totalRequests(); index++) {
                all.add(index);
            }
            pending.put(id, all);
        } else if (fact instanceof CampaignStarted) {
            queue.add(id);
        } else if (fact instanceof CampaignStopped || fact instanceof CampaignCompleted) {
            queue.remove(id);
            paused.remove(id);
            released.remove(id);
        } else if (fact instanceof CampaignPaused) {
            paused.add(id);
        } else if (fact instanceof CampaignResumed) {
            paused.remove(id);
        } else if (fact instanceof CampaignReleased) {
            released.add(id);
        } else if (fact instanceof SendIntended intent) {
            intended = intent;
            pendingOf(id).remove(intent.index());
        } else if (fact instanceof SendReturned returned) {
            pendingOf(id).add(returned.index());
        }
    }

    private NavigableSet<Integer> pendingOf(CampaignId id) {
        return Objects.requireNonNull(pending.get(id));
    }

    private @Nullable String objection(SendIntended intent) {
        CampaignId turn = null;
        for (CampaignId id : queue) {
            boolean mayGo = !paused.contains(id)
                    && (!held || released.contains(id))
                    && !pendingOf(id).isEmpty();
            if (mayGo && (turn == null || lane(id).compareTo(lane(turn)) < 0)) {
                turn = id;
            }
        }
        if (!intent.campaign().equals(turn)) {
            return "it was not the turn of this campaign";
        }
        return pendingOf(turn).first() == intent.index() ? null : "it was not the turn of this request";
    }

    private Lane lane(CampaignId id) {
        return Objects.requireNonNull(campaigns.get(id)).lane();
    }

    /** Whether the last intent was to send this; it is good for one send. */
    boolean isIntended(SendRequest request, @Nullable String messageId) {
        SendIntended last = intended;
        intended = null;
        return last != null
                && last.campaign().equals(request.campaign().id())
                && last.index() == request.index()
                && Objects.equals(last.messageId(), messageId);
    }

    /** The campaigns as they come out when all facts are applied anew. */
    List<CampaignView> rebuilt() {
        SessionQueue anew = new SessionQueue();
        SessionFacts rules = new SessionFacts(anew);
        facts.forEach(rules::apply);
        return anew.all().stream().map(campaign -> campaign.view(anew.isHeld())).toList();
    }
}
