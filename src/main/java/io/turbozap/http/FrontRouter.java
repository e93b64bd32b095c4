package io.turbozap.http;

import io.turbozap.http.access.SafeAnswers;
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

    private final FrontDoor door;
    private final Future<Assets> assets;
    private final SmallBody body;
    private final Waits waits;

    private FrontRouter(Vertx vertx, FrontDoor door, Future<Assets> assets) {
        this.door = door;
        this.waits = Waits.listen(vertx, door.waiting);
        this.assets = assets;
        this.body = new SmallBody(door.config.limits().smallBodyBytes());
    }

    static Router create(Vertx vertx, FrontDoor door) {
        FrontRouter front = new FrontRouter(vertx, door, Blocking.run(vertx, Assets::packaged));
        Router router = Router.router(vertx);
        router.route().failureHandler(new Failures());
        router.errorHandler(400, new Failures());
        router.route().handler(new SafeAnswers());
        router.route().handler(new FramingCheck());
        router.route().handler(new TargetCheck());
        router.route().handler(new HostCheck(door.config.server(), WebhookRoutes.signedPath(door.webhookKey)));
        router.route().handler(new OriginCheck(door.config.server().corsOrigins()));
        KeyCheck keys = door.keyCheck;
        router.route().handler(new Upgrades(keys, sockets(vertx, door)));
        front.open().mount(router);
        router.route("/api/docs/*").handler(FrontRouter::notFound);
        router.route().handler(keys);
        front.polled().mount(router);
        router.route().handler(door.told);
        router.route().handler(door.keys);
        front.guarded().mount(router);
        router.route().handler(FrontRouter::notFound);
        return router;
    }

    private static Map<String, Handler<RoutingContext>> sockets(Vertx vertx, FrontDoor door) {
        Handler<RoutingContext> topics = new SocketRoute(vertx, door);
        return door.config.server().socketIo()
                ? Map.of("/", topics, SocketIoRoutes.PATH, new SocketIoRoutes(door)::upgrade)
                : Map.of("/", topics);
    }

    private static void notFound(RoutingContext ctx) {
        throw Failures.ofStatus(404);
    }

    /** Every route, as {@link RouteTable#operations} has them. */
    static Set<String> operations(Vertx vertx, FrontDoor door) {
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
        new WebhookRoutes(door).addTo(routes);
        return routes;
    }

    /** What is asked so often that its answer is shared; it does not count as telling anything new. */
    private RouteTable polled() {
        return new RouteTable()
                .get(
                        "/api/campaigns/queue/status",
                        new QueueWait(door.sessions, door.queueStatus, waits),
                        "session",
                        WaitWish.WAIT,
                        WaitWish.TIMEOUT)
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
        new HookRoutes(door, body).addTo(routes);
        new RecurringRoutes(door, body).addTo(routes);
        new QueueRoutes(door.sessions, body).addTo(routes);
        new CampaignRoutes(door, new CampaignUploads(door), body, waits).addTo(routes);
        new LifecycleRoutes(door, body).addTo(routes);
        new TimelineRoutes(door).addTo(routes);
        new DeliveryRoutes(door).addTo(routes);
        new StatisticsRoutes(door).addTo(routes);
        new PacingRoutes(door.sessions, body).addTo(routes);
        new AccountRoutes(door, body).addTo(routes);
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
