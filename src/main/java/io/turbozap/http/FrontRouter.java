package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.http.access.FramingCheck;
import io.turbozap.http.access.HeldConnections;
import io.turbozap.http.access.HostCheck;
import io.turbozap.http.access.LoginRoutes;
import io.turbozap.http.access.OriginCheck;
import io.turbozap.http.access.SafeResponseHeaders;
import io.turbozap.http.access.UrlEncodingCheck;
import io.turbozap.http.auth.ProfileRoutes;
import io.turbozap.http.auth.TokenRoutes;
import io.turbozap.http.campaign.CampaignFactory;
import io.turbozap.http.campaign.CampaignRoutes;
import io.turbozap.http.campaign.CampaignServices;
import io.turbozap.http.campaign.CampaignUploads;
import io.turbozap.http.campaign.ChangeWaits;
import io.turbozap.http.campaign.DeliveryRoutes;
import io.turbozap.http.campaign.LifecycleRoutes;
import io.turbozap.http.campaign.RequestPages;
import io.turbozap.http.campaign.StatisticsRoutes;
import io.turbozap.http.campaign.TimelineRoutes;
import io.turbozap.http.campaign.WaitParameter;
import io.turbozap.http.contact.BookCampaignRoutes;
import io.turbozap.http.contact.BookCampaigns;
import io.turbozap.http.contact.ContactRoutes;
import io.turbozap.http.live.SocketIoRoutes;
import io.turbozap.http.live.SocketRoute;
import io.turbozap.http.message.TemplateRoutes;
import io.turbozap.http.organisation.Organisations;
import io.turbozap.http.page.AssetSource;
import io.turbozap.http.page.DashboardRoutes;
import io.turbozap.http.page.DocsRoutes;
import io.turbozap.http.recipient.BlastForm;
import io.turbozap.http.recipient.BlastRoutes;
import io.turbozap.http.recipient.Imports;
import io.turbozap.http.recipient.PreviewRoutes;
import io.turbozap.http.recipient.RecipientListRoutes;
import io.turbozap.http.recipient.RecipientUploads;
import io.turbozap.http.recipient.SuppressionRoutes;
import io.turbozap.http.recurring.RecurringRoutes;
import io.turbozap.http.scheduled.ScheduledMessages;
import io.turbozap.http.scheduled.ScheduledRoutes;
import io.turbozap.http.session.PacingRoutes;
import io.turbozap.http.session.QueueRoutes;
import io.turbozap.http.session.QueueWait;
import io.turbozap.http.session.WahaSessionRoutes;
import io.turbozap.http.web.Admission;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.webhook.WahaWebhookRoutes;
import io.turbozap.http.webhook.WebhookRoutes;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.Sessions;
import io.turbozap.waha.send.WahaRequests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** The router of one event loop: everything that the server answers, in the order in which a request passes it. */
final class FrontRouter {

    private final SharedHandlers shared;
    private final HttpServices services;
    private final Config config;
    private final Clock clock;
    private final Sessions sessions;
    private final AssetSource assets;
    private final SmallBody body;
    private final ChangeWaits changeWaits;
    private final HeldConnections held;

    private FrontRouter(Vertx vertx, SharedHandlers shared, AssetSource assets) {
        this.shared = shared;
        this.services = shared.services;
        this.config = shared.config;
        this.clock = shared.clock;
        this.sessions = services.campaigns().sessions();
        this.changeWaits = ChangeWaits.listen(vertx, shared.waiting);
        this.held = new HeldConnections(vertx, shared.authentication);
        this.assets = assets;
        this.body = new SmallBody(shared.config.limits().smallBodyBytes());
    }

    static Router create(Vertx vertx, SharedHandlers shared) {
        FrontRouter front = new FrontRouter(
                vertx, shared, AssetSource.of(vertx, shared.config.server().beyondLoopback()));
        Router router = Router.router(vertx);
        router.route().failureHandler(new ErrorHandler());
        router.errorHandler(400, new ErrorHandler());
        router.route().handler(new SafeResponseHeaders());
        router.route().handler(new FramingCheck());
        router.route().handler(new UrlEncodingCheck());
        router.route()
                .handler(new HostCheck(
                        shared.config.server(),
                        WahaWebhookRoutes.signedPath(shared.services.webhooks().wahaKey())));
        router.route().handler(new OriginCheck(shared.config.server().corsOrigins()));
        router.route().handler(new Upgrades(shared.keyCheck, shared.authentication, front.sockets(vertx)));
        front.open().mount(router);
        router.route("/api/docs/*").handler(FrontRouter::notFound);
        router.route().handler(shared.authentication);
        front.personal().mount(router);
        front.polled().mount(router);
        router.route().handler(shared.responseVersion);
        router.route().handler(shared.services.idempotencyKeys());
        front.guarded().mount(router);
        router.route().handler(FrontRouter::notFound);
        return router;
    }

    private Map<String, Upgrades.Socket> sockets(Vertx vertx) {
        Map<String, Upgrades.Socket> sockets = new HashMap<>();
        sockets.put(
                "/",
                new Upgrades.Socket(
                        Admission.under(Permission.CAMPAIGN_READ), new SocketRoute(vertx, services.live(), held)));
        if (config.server().socketIo()) {
            sockets.put(
                    SocketIoRoutes.PATH,
                    new Upgrades.Socket(
                            Admission.under(SocketIoRoutes.PERMISSION),
                            new SocketIoRoutes(services.live(), held)::upgrade));
        }
        return sockets;
    }

    private static void notFound(RoutingContext ctx) {
        throw ErrorHandler.ofStatus(404);
    }

    /** Every route with the admission to it, as {@link RouteTable#operations} has them. */
    static SortedMap<String, Admission> operations(Vertx vertx, SharedHandlers shared) {
        FrontRouter front = new FrontRouter(
                vertx, shared, AssetSource.of(vertx, Future.failedFuture("routes alone need no files")));
        SortedMap<String, Admission> operations = front.open().operations();
        operations.putAll(front.personal().operations());
        operations.putAll(front.polled().operations());
        operations.putAll(front.guarded().operations());
        return operations;
    }

    /** Routes that need no API key. */
    private RouteTable open() {
        RouteTable routes = new RouteTable();
        new HealthRoutes(shared.readiness).addTo(routes);
        new DocsRoutes().addTo(routes);
        new DashboardRoutes(assets).addTo(routes);
        login().addTo(routes);
        new TokenRoutes(shared.auth, body).addTo(routes);
        new WahaWebhookRoutes(services.webhooks(), config.limits().smallBodyBytes(), clock).addTo(routes);
        return routes;
    }

    private LoginRoutes login() {
        return new LoginRoutes(shared.keyCheck, services.identity(), shared.auth.passwordLogin(), body);
    }

    /** Routes of people's own, whose bodies have passwords that no key of a request is to be bound to. */
    private RouteTable personal() {
        RouteTable routes = new RouteTable();
        new ProfileRoutes(shared.auth, body).addTo(routes);
        return routes;
    }

    /**
     * Routes that are queried so often that their answers are shared; such an answer does not count as a new response.
     */
    private RouteTable polled() {
        RouteTable routes = new RouteTable();
        routes.under(Permission.CAMPAIGN_READ)
                .get(
                        "/api/campaigns/queue/status",
                        new QueueWait(sessions.queries(), shared.queueStatus, changeWaits),
                        "session",
                        WaitParameter.WAIT,
                        WaitParameter.TIMEOUT)
                .get("/api/overview", shared.overview);
        return routes;
    }

    /** All other routes. Literal segments come before parameters. */
    private RouteTable guarded() {
        RouteTable routes = new RouteTable();
        login().addLogoutTo(routes);
        new SettingsRoutes(config).addTo(routes);
        new MetricsRoutes(shared.metrics).addTo(routes);
        addRecipients(routes);
        new TemplateRoutes(services.templates(), config, clock, body).addTo(routes);
        new WebhookRoutes(services.webhooks().webhooks(), body).addTo(routes);
        new RecurringRoutes(
                        services.recurrences(),
                        config,
                        shared.country,
                        shared.templates,
                        clock,
                        services.random(),
                        body)
                .addTo(routes);
        new QueueRoutes(sessions.commands(), body).addTo(routes);
        addCampaigns(routes);
        new PacingRoutes(sessions, body).addTo(routes);
        new WahaSessionRoutes(services.wahaSessions(), sessions, shared.country, body).addTo(routes);
        new SuppressionRoutes(services.recipients(), shared.country, clock, body).addTo(routes);
        addAddressBook(routes);
        addOrganisations(routes);
        new ScheduledRoutes(
                        sessions,
                        services.campaigns().deliveries(),
                        new ScheduledMessages(config, shared.country, clock, services.random()),
                        shared.templates,
                        body)
                .addTo(routes);
        if (config.server().socketIo()) {
            new SocketIoRoutes(services.live(), held).addTo(routes);
        }
        return routes;
    }

    private void addRecipients(RouteTable routes) {
        Imports imports = new Imports(config.limits().contacts(), clock);
        RecipientUploads alone = RecipientUploads.alone(shared.uploads, config.limits(), shared.country);
        new RecipientListRoutes(services.recipients(), alone, imports, shared.country, body).addTo(routes);
        new PreviewRoutes(alone, imports).addTo(routes);
        new BlastRoutes(
                        sessions.commands(),
                        services.recipients().lists(),
                        RecipientUploads.amongOthers(shared.uploads, config.limits(), shared.country),
                        imports,
                        new BlastForm(config, services.templates().templates(), clock),
                        config.defaultSession(),
                        clock,
                        services.random())
                .addTo(routes);
    }

    private void addCampaigns(RouteTable routes) {
        CampaignServices campaigns = services.campaigns();
        CampaignUploads uploads = new CampaignUploads(
                sessions.commands(),
                shared.uploads,
                config.limits(),
                shared.country,
                new CampaignFactory(config, clock, services.random()),
                shared.templates);
        RequestPages.Source requests =
                new RequestPages.Source(sessions.queries(), new WahaRequests(config.waha()), campaigns.deliveries());
        new CampaignRoutes(sessions.commands(), services.wahaSessions(), requests, uploads, body, changeWaits)
                .addTo(routes);
        new LifecycleRoutes(sessions, clock, services.random(), body).addTo(routes);
        new TimelineRoutes(sessions.queries(), campaigns.timeline()).addTo(routes);
        new DeliveryRoutes(campaigns.deliveries()).addTo(routes);
        new StatisticsRoutes(
                        sessions.queries(),
                        campaigns.deliveries(),
                        config.pacing().zone())
                .addTo(routes);
    }

    private void addOrganisations(RouteTable routes) {
        new Organisations(
                        services.identity(),
                        shared.keyCheck.proxies,
                        config.identity().publicUrl(),
                        clock,
                        body)
                .addTo(routes);
    }

    private void addAddressBook(RouteTable routes) {
        BookCampaigns campaigns = new BookCampaigns(services.contacts(), config, clock, services.random());
        new BookCampaignRoutes(sessions, campaigns, services.campaigns().deliveries(), body).addTo(routes);
        new ContactRoutes(services.contacts(), shared.country, clock, services.random(), body).addTo(routes);
    }
}
