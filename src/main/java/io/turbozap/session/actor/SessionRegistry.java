package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendStates;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.OpenCampaigns;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionTally;
import io.turbozap.session.SessionView;
import io.turbozap.session.core.SendDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The views of all sessions and campaigns, for any thread to read at any time. Each entry is written by one session's
 * actor, before it answers.
 */
public final class SessionRegistry {

    /** The cell into which a session's actor puts the view of one campaign. */
    public static final class CampaignCell extends AtomicReference<CampaignView> {
        private static final long serialVersionUID = 1;

        CampaignCell(CampaignView first) {
            super(first);
        }
    }

    /** The pace of a session that has an actor: rules of its own, or null. */
    public record Pace(@Nullable PacingRules own) {

        private static final Pace CONFIGURED = new Pace(null);
    }

    /** A campaign's view, its places in queue, board and retirement, and its progress while nothing is sent. */
    private static final long EACH_BYTES = 2_048;

    private final ConcurrentSkipListMap<CampaignId, CampaignCell> campaigns = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<CampaignId, CampaignHead> expected = new ConcurrentHashMap<>();
    private final AtomicInteger campaignCount = new AtomicInteger();
    private final AtomicLong campaignBytes = new AtomicLong();
    private final ConcurrentSkipListMap<SessionName, AtomicReference<SessionView>> sessions =
            new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<SessionName, SessionTally> tallies = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SessionName, Pace> paces = new ConcurrentHashMap<>();

    /** As {@link #add}, for a campaign that is new: what came to pass with it already counts. */
    CampaignCell addNew(CampaignView first) {
        count(first, SessionTally.of(first));
        return add(first);
    }

    private void count(CampaignView view, SessionTally more) {
        if (!more.equals(SessionTally.NONE)) {
            tallies.merge(view.campaign().session(), more, SessionTally::plus);
        }
    }

    /** What became of a session's requests since the start. */
    SessionTally tally(SessionName session) {
        return tallies.getOrDefault(session, SessionTally.NONE);
    }

    CampaignCell add(CampaignView first) {
        CampaignCell cell = new CampaignCell(first);
        CampaignHead room = expected.remove(first.campaign().id());
        boolean isNew = campaigns.put(first.campaign().id(), cell) == null;
        if (isNew && room == null) {
            count(first.campaign());
        } else if (!isNew && room != null) {
            discount(room);
        }
        return cell;
    }

    /** Counts {@code campaign} as if it were here, until it is, or is {@link #expectNoLonger} to come. */
    void expect(CampaignHead campaign) {
        if (expected.putIfAbsent(campaign.id(), campaign) == null) {
            count(campaign);
        }
    }

    void expectNoLonger(CampaignId campaign) {
        CampaignHead room = expected.remove(campaign);
        if (room != null) {
            discount(room);
        }
    }

    private void count(CampaignHead campaign) {
        campaignCount.incrementAndGet();
        campaignBytes.addAndGet(bytes(campaign));
    }

    private void discount(CampaignHead campaign) {
        campaignCount.decrementAndGet();
        campaignBytes.addAndGet(-bytes(campaign));
    }

    /** Shows {@code view} from here on in the place of the one before. */
    void update(CampaignCell cell, CampaignView view) {
        CampaignView before = cell.getAndSet(view);
        count(view, SessionTally.between(before, view));
        long more = bytes(view.campaign()) - bytes(before.campaign());
        if (more != 0) {
            campaignBytes.addAndGet(more);
        }
    }

    void remove(CampaignId campaign) {
        CampaignCell removed = campaigns.remove(campaign);
        if (removed != null) {
            discount(removed.get().campaign());
        }
    }

    /** The rules that a session has of its own; null for none. */
    void pace(SessionName session, @Nullable PacingRules rules) {
        paces.put(session, rules == null ? Pace.CONFIGURED : new Pace(rules));
    }

    /** The session has no actor from here on. */
    void forgetPace(SessionName session) {
        paces.remove(session);
    }

    /** The pace of a session, or null if it has no actor, and only the store knows. */
    @Nullable
    public Pace pace(SessionName session) {
        return paces.get(session);
    }

    AtomicReference<SessionView> addSession(SessionView first) {
        return sessions.computeIfAbsent(first.session(), name -> new AtomicReference<>(first));
    }

    @Nullable
    public CampaignView campaign(CampaignId id) {
        CampaignCell cell = campaigns.get(id);
        return cell == null ? null : cell.get();
    }

    /** Those that are here, and those that are expected. */
    public int campaignCount() {
        return campaignCount.get();
    }

    /** About the most memory that all campaigns take together. */
    public long campaignBytes() {
        return campaignBytes.get();
    }

    /** About how much memory {@code campaign} takes once all of it is sent. */
    public static long bytes(CampaignHead campaign) {
        int requests = campaign.totalRequests();
        return EACH_BYTES + campaign.bytes() + SendStates.bytes(requests) + SendDetails.bytes(requests);
    }

    public List<CampaignView> campaigns(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        List<CampaignView> page = new ArrayList<>(Math.min(limit, 64));
        NavigableMap<CampaignId, CampaignCell> all = filter.newestFirst() ? campaigns.descendingMap() : campaigns;
        for (CampaignCell cell : (after == null ? all : all.tailMap(after, /* inclusive= */ false)).values()) {
            if (page.size() == limit) {
                break;
            }
            CampaignView view = cell.get();
            if (filter.matches(view)) {
                page.add(view);
            }
        }
        return page;
    }

    OpenCampaigns openCampaigns() {
        return OpenCampaigns.of(
                () -> campaigns.values().stream().map(CampaignCell::get).iterator());
    }

    /** What a session shows of itself, or null if it never had anything to do. */
    @Nullable
    SessionView session(SessionName session) {
        AtomicReference<SessionView> cell = sessions.get(session);
        return cell == null ? null : cell.get();
    }

    /** The campaigns of a session that are in its queue, or wait for their time to enter it. */
    List<CampaignView> queued(SessionName session) {
        List<CampaignView> found = new ArrayList<>();
        for (CampaignCell cell : campaigns.values()) {
            CampaignView view = cell.get();
            boolean open =
                    switch (view.status()) {
                        case RUNNING, PAUSED, SCHEDULED -> true;
                        default -> false;
                    };
            if (open && view.campaign().session().equals(session)) {
                found.add(view);
            }
        }
        return found;
    }

    public List<SessionView> sessions() {
        List<SessionView> views = new ArrayList<>();
        sessions.values().forEach(cell -> views.add(cell.get()));
        return views;
    }
}
