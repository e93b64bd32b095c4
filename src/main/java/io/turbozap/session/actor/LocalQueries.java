package io.turbozap.session.actor;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Forecast;
import io.turbozap.session.OpenCampaigns;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionTally;
import io.turbozap.session.SessionView;
import io.turbozap.session.command.FetchedCampaign;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.port.Archive;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link SessionQueries} of this process: from the registry, else from the archive, or from the actor that has it. */
final class LocalQueries implements SessionQueries {

    private final Function<SessionName, SessionPolicy> policies;
    private final Archive archive;
    private final SessionRegistry sessionRegistry;
    private final CampaignCommandRouter router;
    private final Forecasts forecasts;
    private final CampaignListing campaignListing;

    LocalQueries(
            Function<SessionName, SessionPolicy> policies,
            Archive archive,
            SessionRegistry sessionRegistry,
            CampaignCommandRouter router,
            Forecasts forecasts) {
        this.policies = policies;
        this.archive = archive;
        this.sessionRegistry = sessionRegistry;
        this.router = router;
        this.forecasts = forecasts;
        this.campaignListing = new CampaignListing(archive, sessionRegistry);
    }

    @Override
    public @Nullable CampaignView campaign(CampaignId campaign) {
        return sessionRegistry.campaign(campaign);
    }

    @Override
    public Future<@Nullable CampaignView> find(CampaignId campaign) {
        CampaignView known = sessionRegistry.campaign(campaign);
        return known != null
                ? Future.succeededFuture(known)
                : archive.view(campaign).map(view -> {
                    CampaignView meanwhile = sessionRegistry.campaign(campaign);
                    return meanwhile != null ? meanwhile : view;
                });
    }

    @Override
    public Future<Campaign> fetch(CampaignId campaign) {
        return router.ask(campaign, new SessionCommand.Fetch(campaign)).map(FetchedCampaign::campaign);
    }

    @Override
    public Future<RequestPage> requests(CampaignId campaign, RequestFilter filter, int from, int limit) {
        return router.ask(campaign, new SessionCommand.Read(campaign, filter, from, limit));
    }

    @Override
    public Future<Forecast> forecast(CampaignId campaign, @Nullable Long at) {
        return router.ask(campaign, new SessionCommand.Foresee(campaign))
                .compose(snapshot ->
                        forecasts.foresee(campaign, at, snapshot).recover(CampaignCommandRouter::notRecorded));
    }

    @Override
    public int campaignsInMemory() {
        return sessionRegistry.campaignCount();
    }

    @Override
    public OpenCampaigns openCampaigns() {
        return sessionRegistry.openCampaigns();
    }

    @Override
    public Future<Long> campaignCount() {
        return archive.count().map(recorded -> Math.max(recorded, sessionRegistry.campaignCount()));
    }

    @Override
    public Future<List<CampaignView>> campaigns(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        return campaignListing.page(filter, after, limit);
    }

    @Override
    public List<SessionView> sessions() {
        return sessionRegistry.sessions();
    }

    @Override
    public @Nullable SessionView session(SessionName session) {
        return sessionRegistry.session(session);
    }

    @Override
    public SessionTally tally(SessionName session) {
        return sessionRegistry.tally(session);
    }

    @Override
    public List<CampaignView> queued(SessionName session) {
        return sessionRegistry.queued(session);
    }

    @Override
    public Future<Map<SessionName, PacingRules>> pacing(Collection<SessionName> sessions) {
        Map<SessionName, PacingRules> rules = new HashMap<>();
        List<SessionName> asleep = new ArrayList<>();
        for (SessionName session : sessions) {
            SessionRegistry.Pace pace = sessionRegistry.pace(session);
            PacingRules own = pace == null ? null : pace.own();
            rules.put(session, own == null ? configuredPacing(session) : own);
            if (pace == null) {
                asleep.add(session);
            }
        }
        return asleep.isEmpty()
                ? Future.succeededFuture(rules)
                : archive.paces(asleep).map(own -> {
                    rules.putAll(own);
                    return rules;
                });
    }

    @Override
    public PacingRules configuredPacing(SessionName session) {
        return policies.apply(session).pacing();
    }
}
