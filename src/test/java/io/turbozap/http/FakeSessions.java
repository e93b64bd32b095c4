package io.turbozap.http;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Execution;
import io.turbozap.session.Forecast;
import io.turbozap.session.OpenCampaigns;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionSignals;
import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.turbozap.session.UncertainAction;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sessions that send nothing: campaigns are kept, commands change their status, and requests move when a test says so. */
public final class FakeSessions implements Sessions, SessionCommands, SessionQueries, SessionSignals {

    private final ConcurrentSkipListMap<CampaignId, FakeCampaign> entries = new ConcurrentSkipListMap<>();

    private final Map<SessionName, PacingRules> paces = new ConcurrentHashMap<>();

    /** A signal to a session. */
    public record Signalled(SessionName session, SessionSignal signal) {}

    /** What was signalled to sessions, in order. */
    public final List<Signalled> signals = new CopyOnWriteArrayList<>();

    /** When set, what every command answers instead of being carried out: of the command's type, or a failure. */
    volatile @Nullable public Future<?> instead;

    /** When set, what {@link #workers} answers. */
    volatile @Nullable public List<SessionView> workers;

    @Override
    public Future<CampaignView> create(Campaign campaign, @Nullable Long scheduledAt) {
        if (instead != null) {
            return instead();
        }
        entries.put(campaign.id(), new FakeCampaign(campaign, scheduledAt));
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
        FakeCampaign entry = entries.get(replacement.id());
        if (entry == null) {
            return notFound();
        }
        if (entry.startedAt != null) {
            return Refusal.failing(Code.CONFLICT, "Campaign has already started");
        }
        entries.put(replacement.id(), new FakeCampaign(replacement, scheduledAt));
        return Future.succeededFuture(campaign(replacement.id()));
    }

    @Override
    public Future<Void> delete(CampaignId campaign) {
        if (instead != null) {
            return instead();
        }
        FakeCampaign entry = entries.get(campaign);
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
        FakeCampaign entry = entries.get(campaign);
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
    public void signal(SessionName session, SessionSignal signal) {
        signals.add(new Signalled(session, signal));
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
        FakeCampaign entry = entries.get(id);
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
        FakeCampaign entry = entries.get(campaign);
        if (entry == null) {
            return notFound();
        }
        return Future.succeededFuture(entry.requests(filter, from, limit));
    }

    @Override
    public @Nullable CampaignView campaign(CampaignId campaign) {
        FakeCampaign entry = entries.get(campaign);
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
        return OpenCampaigns.of(
                entries.values().stream().map(FakeCampaign::view).toList());
    }

    @Override
    public Future<Long> campaignCount() {
        return Future.succeededFuture((long) entries.size());
    }

    @Override
    public Future<List<CampaignView>> campaigns(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        NavigableMap<CampaignId, FakeCampaign> all = filter.newestFirst() ? entries.descendingMap() : entries;
        Map<CampaignId, FakeCampaign> rest = after == null ? all : all.tailMap(after, /* inclusive= */ false);
        return Future.succeededFuture(rest.values().stream()
                .map(FakeCampaign::view)
                .filter(filter::matches)
                .limit(limit)
                .toList());
    }

    @Override
    public List<SessionView> sessions() {
        if (workers != null) {
            return workers;
        }
        return entries.values().stream()
                .filter(entry -> entry.status != CampaignStatus.PENDING)
                .map(entry -> entry.campaign.session())
                .distinct()
                .map(this::queueOf)
                .toList();
    }

    @Override
    public List<CampaignView> queued(SessionName session) {
        return entries.values().stream()
                .filter(entry -> entry.campaign.session().equals(session))
                .filter(entry -> entry.status == CampaignStatus.RUNNING
                        || entry.status == CampaignStatus.PAUSED
                        || entry.status == CampaignStatus.SCHEDULED)
                .map(FakeCampaign::view)
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
        for (FakeCampaign entry : entries.values()) {
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
    public SessionCommands commands() {
        return this;
    }

    @Override
    public SessionQueries queries() {
        return this;
    }

    @Override
    public SessionSignals signals() {
        return this;
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
