package io.turbozap.http;

import io.turbozap.http.access.FramingCheck;
import io.turbozap.http.access.HostCheck;
import io.turbozap.http.access.KeyCheck;
import io.turbozap.http.access.LoginRoutes;
import io.turbozap.http.access.OriginCheck;
import io.turbozap.http.access.SafeResponseHeaders;
import io.turbozap.http.access.UrlEncodingCheck;
import io.turbozap.http.campaign.CampaignRoutes;
import io.turbozap.http.campaign.CampaignUploads;
import io.turbozap.http.campaign.ChangeWaits;
import io.turbozap.http.campaign.DeliveryRoutes;
import io.turbozap.http.campaign.LifecycleRoutes;
import io.turbozap.http.campaign.StatisticsRoutes;
import io.turbozap.http.campaign.TimelineRoutes;
import io.turbozap.http.campaign.WaitParameter;
import io.turbozap.http.contact.BookCampaignRoutes;
import io.turbozap.http.contact.ContactRoutes;
import io.turbozap.http.live.SocketIoRoutes;
import io.turbozap.http.live.SocketRoute;
import io.turbozap.http.message.TemplateRoutes;
import io.turbozap.http.page.Assets;
import io.turbozap.http.page.DashboardRoutes;
import io.turbozap.http.page.DocsRoutes;
import io.turbozap.http.recipient.BlastRoutes;
import io.turbozap.http.recipient.Imports;
import io.turbozap.http.recipient.PreviewRoutes;
import io.turbozap.http.recipient.RecipientListRoutes;
import io.turbozap.http.recipient.SuppressionRoutes;
import io.turbozap.http.recurring.RecurringRoutes;
import io.turbozap.http.scheduled.ScheduledRoutes;
import io.turbozap.http.session.PacingRoutes;
import io.turbozap.http.session.QueueRoutes;
import io.turbozap.http.session.QueueWait;
import io.turbozap.http.session.WahaSessionRoutes;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.webhook.WahaWebhookRoutes;
import io.turbozap.http.webhook.WebhookRoutes;
import io.turbozap.process.Blocking;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that the server answers, in the order in which a request passes it. */
final class FrontRouter {

    private final HttpDependencies door;
    private final Future<Assets> assets;
    private final SmallBody body;
    private final ChangeWaits changeWaits;

    private FrontRouter(Vertx vertx, HttpDependencies door, Future<Assets> assets) {
        this.door = door;
        this.changeWaits = ChangeWaits.listen(vertx, door.waiting);
        this.assets = assets;
        this.body = new SmallBody(door.config.limits().smallBodyBytes());
    }

    static Router create(Vertx vertx, HttpDependencies door) {
        FrontRouter front = new FrontRouter(vertx, door, Blocking.run(vertx, Assets::packaged));
        Router router = Router.router(vertx);
        router.route().failureHandler(new ErrorHandler());
        router.errorHandler(400, new ErrorHandler());
        router.route().handler(new SafeResponseHeaders());
        router.route().handler(new FramingCheck());
        router.route().handler(new UrlEncodingCheck());
        router.route().handler(new HostCheck(door.config.server(), WahaWebhookRoutes.signedPath(door.webhookKey)));
        router.route().handler(new OriginCheck(door.config.server().corsOrigins()));
        KeyCheck keys = door.keyCheck;
        router.route().handler(new Upgrades(keys, sockets(vertx, door)));
        front.open().mount(router);
        router.route("/api/docs/*").handler(FrontRouter::notFound);
        router.route().handler(keys);
        front.polled().mount(router);
        router.route().handler(door.responseVersion);
        router.route().handler(door.keys);
        front.guarded().mount(router);
        router.route().handler(FrontRouter::notFound);
        return router;
    }

    private static Map<String, Handler<RoutingContext>> sockets(Vertx vertx, HttpDependencies door) {
        Handler<RoutingContext> topics = new SocketRoute(vertx, door);
        return door.config.server().socketIo()
                ? Map.of("/", topics, SocketIoRoutes.PATH, new SocketIoRoutes(door)::upgrade)
                : Map.of("/", topics);
    }

    private static void notFound(RoutingContext ctx) {
        throw ErrorHandler.ofStatus(404);
    }

    /** Every route, as {@link RouteTable#operations} has them. */
    static Set<String> operations(Vertx vertx, HttpDependencies door) {
        FrontRouter front = new FrontRouter(vertx, door, Future.failedFuture("nobody asks for them"));
        Set<String> operations = new TreeSet<>(front.open().operations());
        operations.addAll(front.polled().operations());
        operations.addAll(front.guarded().operations());
        return operations;
    }

    /** What needs no API key. */
    private RouteTable open() {
        RouteTable routes = new RouteTable();
        new HealthRoutes(door.readiness).addTo(routes);
        new DocsRoutes().addTo(routes);
        new DashboardRoutes(assets).addTo(routes);
        new LoginRoutes(door.keyCheck, body).addTo(routes);
        new WahaWebhookRoutes(door).addTo(routes);
        return routes;
    }

    /** What is asked so often that its answer is shared; it does not count as telling anything new. */
    private RouteTable polled() {
        return new RouteTable()
                .get(
                        "/api/campaigns/queue/status",
                        new QueueWait(door.sessions, door.queueStatus, changeWaits),
                        "session",
                        WaitParameter.WAIT,
                        WaitParameter.TIMEOUT)
                .get("/api/overview", door.overview);
    }

    /** Everything else. Literal segments come before parameters. */
    private RouteTable guarded() {
        RouteTable routes = new RouteTable();
        Imports imports = new Imports(door.config.limits().contacts(), door.clock);
        new LoginRoutes(door.keyCheck, body).addLogoutTo(routes);
        new SettingsRoutes(door).addTo(routes);
        new MetricsRoutes(door.metrics).addTo(routes);
        new RecipientListRoutes(door, imports, body).addTo(routes);
        new PreviewRoutes(door, imports).addTo(routes);
        new BlastRoutes(door, imports).addTo(routes);
        new TemplateRoutes(door, body).addTo(routes);
        new WebhookRoutes(door, body).addTo(routes);
        new RecurringRoutes(door, body).addTo(routes);
        new QueueRoutes(door.sessions, body).addTo(routes);
        new CampaignRoutes(door, new CampaignUploads(door), body, changeWaits).addTo(routes);
        new LifecycleRoutes(door, body).addTo(routes);
        new TimelineRoutes(door).addTo(routes);
        new DeliveryRoutes(door).addTo(routes);
        new StatisticsRoutes(door).addTo(routes);
        new PacingRoutes(door.sessions, body).addTo(routes);
        new WahaSessionRoutes(door, body).addTo(routes);
        new SuppressionRoutes(door, body).addTo(routes);
        new BookCampaignRoutes(door, body).addTo(routes);
        new ContactRoutes(door, body).addTo(routes);
        new ScheduledRoutes(door, body).addTo(routes);
        if (door.config.server().socketIo()) {
            new SocketIoRoutes(door).addTo(routes);
        }
        return routes;
    }
}
