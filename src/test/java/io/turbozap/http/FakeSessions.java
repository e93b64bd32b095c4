package io.turbozap.http;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.AccountLimits;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Execution;
import io.turbozap.session.Forecast;
import io.turbozap.session.OpenCampaigns;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RequestView;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.turbozap.session.UncertainAction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sessions that send nothing: campaigns are kept, commands change their status, and requests move when a test says so. */
public final class FakeSessions implements Sessions {

    private static final class Entry {
        final Campaign campaign;
        final SendStates sendStates;
        final @Nullable Long scheduledAt;
        CampaignStatus status;

        @Nullable
        Long startedAt;

        Entry(Campaign campaign, @Nullable Long scheduledAt) {
            this.campaign = campaign;
            this.scheduledAt = scheduledAt;
            this.status = scheduledAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED;
            this.sendStates = new SendStates(campaign.totalRequests());
        }

        CampaignView view() {
            return new CampaignView(
                    campaign.head(),
                    status,
                    sendStates.sendCounts(),
                    null,
                    scheduledAt,
                    startedAt,
                    null,
                    campaign.createdAt().toEpochMilli());
        }
    }

    private final ConcurrentSkipListMap<CampaignId, Entry> entries = new ConcurrentSkipListMap<>();

    private final Map<SessionName, PacingRules> paces = new ConcurrentHashMap<>();

    /** What was signalled to sessions, in order. */
    public final List<String> signals = new CopyOnWriteArrayList<>();

    /** When set, what every command answers instead of being carried out: of the command's type, or a failure. */
    volatile @Nullable public Future<?> instead;

    /** When set, what {@link #workers} answers. */
    volatile @Nullable public List<SessionView> workers;

    @Override
    public Future<CampaignView> create(Campaign campaign, @Nullable Long scheduledAt) {
        if (instead != null) {
            return instead();
        }
        entries.put(campaign.id(), new Entry(campaign, scheduledAt));
        return Future.succeededFuture(campaign(campaign.id()));
    }

    @Override
    public Future<CampaignView> start(Campaign campaign) {
        return create(campaign, null).compose(created -> command(campaign.id(), CampaignStatus.RUNNING));
    }

    @Override
    public Future<CampaignView> update(Campaign replacement, @Nullable Long scheduledAt) {
        if (instead != null) {
            return instead();
        }
        Entry entry = entries.get(replacement.id());
        if (entry == null) {
            return notFound();
        }
        if (entry.startedAt != null) {
            return Refusal.failing(Code.CONFLICT, "Campaign has already started");
        }
        entries.put(replacement.id(), new Entry(replacement, scheduledAt));
        return Future.succeededFuture(campaign(replacement.id()));
    }

    @Override
    public Future<Void> delete(CampaignId campaign) {
        if (instead != null) {
            return instead();
        }
        Entry entry = entries.get(campaign);
        if (entry == null) {
            return notFound();
        }
        if (entry.status == CampaignStatus.RUNNING || entry.status == CampaignStatus.PAUSED) {
            return Refusal.failing(Code.CONFLICT, "Campaign is " + entry.status.wireName() + ": stop it first");
        }
        entries.remove(campaign);
        return Future.succeededFuture();
    }

    /** The scope of the last retry, and the decision about what was uncertain. */
    volatile @Nullable Object asked;

    @Override
    public Future<Execution> retry(CampaignId campaign, RetryScope scope) {
        asked = scope;
        return execution(command(campaign, CampaignStatus.RUNNING));
    }

    @Override
    public Future<Execution> retry(CampaignId campaign, List<Integer> requests) {
        asked = requests;
        return execution(command(campaign, CampaignStatus.RUNNING));
    }

    @Override
    public Future<CampaignView> settle(CampaignId campaign, UncertainAction action, @Nullable List<Integer> requests) {
        asked = action + " " + requests;
        return command(campaign, CampaignStatus.RUNNING);
    }

    @Override
    public Future<Campaign> fetch(CampaignId campaign) {
        Entry entry = entries.get(campaign);
        return entry == null ? notFound() : Future.succeededFuture(entry.campaign);
    }

    @Override
    public Future<Forecast> forecast(CampaignId campaign, @Nullable Long at) {
        return instead == null ? notFound() : instead();
    }

    @Override
    public PacingRules configuredPacing(SessionName session) {
        return PacingRules.every(60_000);
    }

    @Override
    public Future<Map<SessionName, PacingRules>> pacing(Collection<SessionName> sessions) {
        Map<SessionName, PacingRules> rules = new HashMap<>();
        sessions.forEach(session -> rules.put(session, paces.getOrDefault(session, configuredPacing(session))));
        return Future.succeededFuture(rules);
    }

    @Override
    public Future<Void> pace(SessionName session, @Nullable PacingRules rules) {
        if (rules == null) {
            paces.remove(session);
        } else {
            paces.put(session, rules);
        }
        return Future.succeededFuture();
    }

    @Override
    public void webhookRefused(SessionName session) {
        // nothing moves
    }

    @Override
    public void acked(SessionName session) {
        signals.add("acked " + session);
    }

    @Override
    public void limited(SessionName session, AccountLimits limits) {
        // sends nothing, so it makes no difference
    }

    @Override
    public void refusedStranger(SessionName session, @Nullable Long until) {
        signals.add("restricted " + session + " until " + until);
    }

    @Override
    public void sighted(SessionName session, String messageId, String chatId) {
        signals.add("sighted " + session + " " + messageId + " " + chatId);
    }

    @Override
    public void wrote(SessionName session, String chatId) {
        // sends nothing, so it makes no difference
    }

    @Override
    public void changed(SessionName session, boolean working) {
        signals.add("changed " + session + " " + working);
    }

    @Override
    public Future<Execution> execute(CampaignId campaign) {
        return execution(command(campaign, CampaignStatus.RUNNING));
    }

    @Override
    public Future<CampaignView> pause(CampaignId campaign) {
        return command(campaign, CampaignStatus.PAUSED);
    }

    @Override
    public Future<CampaignView> resume(CampaignId campaign) {
        return command(campaign, CampaignStatus.RUNNING);
    }

    @Override
    public Future<CampaignView> stop(CampaignId campaign) {
        return command(campaign, CampaignStatus.STOPPED);
    }

    @Override
    public Future<Void> stopAll() {
        return instead == null ? Future.succeededFuture() : instead.mapEmpty();
    }

    @Override
    public Future<Void> resumeAll() {
        return stopAll();
    }

    @SuppressWarnings("unchecked")
    private <T> Future<T> instead() {
        return (Future<T>) instead;
    }

    private static <T> Future<T> notFound() {
        return Refusal.failing(Code.NOT_FOUND, "Campaign not found");
    }

    private Future<Execution> execution(Future<CampaignView> executed) {
        return executed.map(
                campaign -> new Execution(campaign, queueOf(campaign.campaign().session())));
    }

    private Future<CampaignView> command(CampaignId id, CampaignStatus status) {
        if (instead != null) {
            return instead();
        }
        Entry entry = entries.get(id);
        if (entry == null) {
            return notFound();
        }
        entry.status = status;
        if (status == CampaignStatus.RUNNING && entry.startedAt == null) {
            entry.startedAt = entry.campaign.createdAt().toEpochMilli();
        }
        return Future.succeededFuture(entry.view());
    }

    /** Ends a campaign as a session would. */
    void complete(CampaignId campaign) {
        entries.get(campaign).status = CampaignStatus.COMPLETED;
    }

    /** Moves a request as a session would. */
    public void move(CampaignId campaign, int index, SendState state) {
        entries.get(campaign).sendStates.set(index, state);
    }

    @Override
    public Future<RequestPage> requests(CampaignId campaign, RequestFilter filter, int from, int limit) {
        Entry entry = entries.get(campaign);
        if (entry == null) {
            return notFound();
        }
        List<RequestView> found = new ArrayList<>();
        int index = find(entry, filter, from);
        while (index >= 0 && found.size() < limit) {
            found.add(view(entry, index));
            index = find(entry, filter, index + 1);
        }
        return Future.succeededFuture(new RequestPage(found, index));
    }

    private static int find(Entry entry, RequestFilter filter, int from) {
        int index = entry.sendStates.find(filter.state(), from, Integer.MAX_VALUE);
        while (index >= 0
                && filter.digits() != null
                && !entry.campaign.request(index).chatId().contains(filter.digits())) {
            index = entry.sendStates.find(filter.state(), index + 1, Integer.MAX_VALUE);
        }
        return index;
    }

    private static RequestView view(Entry entry, int index) {
        SendState state = entry.sendStates.state(index);
        SendDetail detail =
                switch (state) {
                    case PENDING -> null;
                    case FAILED -> new SendDetail(2, null, "no such file", 1);
                    default -> new SendDetail(1, "3EB0", null, 1);
                };
        return new RequestView(entry.campaign.request(index), state, detail);
    }

    @Override
    public @Nullable CampaignView campaign(CampaignId campaign) {
        Entry entry = entries.get(campaign);
        return entry == null ? null : entry.view();
    }

    /** The campaign itself. */
    Campaign stored(CampaignId campaign) {
        return entries.get(campaign).campaign;
    }

    @Override
    public Future<@Nullable CampaignView> find(CampaignId campaign) {
        return Future.succeededFuture(campaign(campaign));
    }

    @Override
    public int campaignsInMemory() {
        return entries.size();
    }

    @Override
    public OpenCampaigns openCampaigns() {
        return OpenCampaigns.of(entries.values().stream().map(Entry::view).toList());
    }

    @Override
    public Future<Long> campaignCount() {
        return Future.succeededFuture((long) entries.size());
    }

    @Override
    public Future<List<CampaignView>> campaigns(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        NavigableMap<CampaignId, Entry> all = filter.newestFirst() ? entries.descendingMap() : entries;
        Map<CampaignId, Entry> rest = after == null ? all : all.tailMap(after, /* inclusive= */ false);
        return Future.succeededFuture(rest.values().stream()
                .map(Entry::view)
                .filter(filter::matches)
                .limit(limit)
                .toList());
    }

    @Override
    public List<SessionView> sessions() {
        if (workers != null) {
            return workers;
        }
        Map<SessionName, SessionView> views = new LinkedHashMap<>();
        entries.values().stream()
                .filter(entry -> entry.status != CampaignStatus.PENDING)
                .forEach(entry -> views.put(entry.campaign.session(), queueOf(entry.campaign.session())));
        return List.copyOf(views.values());
    }

    @Override
    public List<CampaignView> queued(SessionName session) {
        return entries.values().stream()
                .filter(entry -> entry.campaign.session().equals(session))
                .filter(entry -> entry.status == CampaignStatus.RUNNING
                        || entry.status == CampaignStatus.PAUSED
                        || entry.status == CampaignStatus.SCHEDULED)
                .map(Entry::view)
                .toList();
    }

    @Override
    public @Nullable SessionView session(SessionName session) {
        boolean known = entries.values().stream()
                .anyMatch(entry -> entry.campaign.session().equals(session));
        return known ? queueOf(session) : null;
    }

    private SessionView queueOf(SessionName session) {
        long total = 0;
        long pending = 0;
        for (Entry entry : entries.values()) {
            boolean queued = entry.status == CampaignStatus.RUNNING || entry.status == CampaignStatus.PAUSED;
            if (queued && entry.campaign.session().equals(session)) {
                SendCounts sendCounts = entry.sendStates.sendCounts();
                total += sendCounts.total();
                pending += sendCounts.pending();
            }
        }
        return new SessionView(session, pending > 0, total, pending, null, 0, List.of());
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
