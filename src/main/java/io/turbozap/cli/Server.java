package io.turbozap.cli;

import io.turbozap.bus.LocalCodec;
import io.turbozap.config.Config;
import io.turbozap.http.FrontDoor;
import io.turbozap.http.HttpVerticle;
import io.turbozap.http.Readiness;
import io.turbozap.http.UploadRules;
import io.turbozap.session.Journal;
import io.turbozap.session.LocalSessions;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionPolicy;
import io.turbozap.session.Sessions;
import io.turbozap.waha.WahaGateways;
import io.turbozap.waha.WahaReachability;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: everything it is made of, put together. */
final class Server {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final long MEMORY = Runtime.getRuntime().maxMemory();
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private final Vertx vertx;
    private final LocalSessions sessions;
    private final HttpClientAgent client;
    private final HttpVerticle.Open door;
    private final String watch;

    private Server(Vertx vertx, LocalSessions sessions, HttpClientAgent client, HttpVerticle.Open door, String watch) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.client = client;
        this.door = door;
        this.watch = watch;
    }

    /** Starts a server; fails with {@link CannotStart} if its port cannot be had. Call it outside of any verticle. */
    static Future<Server> start(Config config) {
        Meters meters = new Meters();
        Vertx vertx = vertx(meters);
        LocalCodec.install(vertx);
        vertx.exceptionHandler(bug -> log.error("unexpected", bug));
        HttpClientAgent client = WahaGateways.client(vertx, config.waha());
        WahaReachability reachability = new WahaReachability(
                client, config.waha(), config.engine().sessionRecheckInterval().toMillis());
        LocalSessions sessions = new LocalSessions(
                vertx,
                policy(config.engine()),
                new WahaGateways(vertx, client, config.waha(), meters),
                Journal.none(),
                Clock.systemUTC(),
                new LocalSessions.Capacity(
                        config.limits().campaigns(), config.limits().sessions(), MEMORY / 2),
                new Retention(
                        config.retention().completedMax(),
                        config.retention().completedFor().toMillis()),
                config.engine().shutdownGrace().toMillis());
        meters.watch(sessions);
        FrontDoor front = new FrontDoor(
                sessions,
                config,
                Clock.systemUTC(),
                new SecureRandom(),
                () -> new Readiness(true, true, reachability.state()),
                meters::scrape,
                UploadRules.of(config.limits().uploads(), MEMORY / 4));
        Promise<Server> started = Promise.promise(); // of no context, for a failure outlives them all
        HttpVerticle.open(vertx, front, LOOPS)
                .compose(door -> vertx.deployVerticle(reachability)
                        .map(watch -> new Server(vertx, sessions, client, door, watch)))
                .compose(server -> vertx.deployVerticle(
                                () -> new LoopWatch(meters.loopDelays()), new DeploymentOptions().setInstances(LOOPS))
                        .map(server))
                .onSuccess(server -> log.info(
                        "listening on {}:{}, sending through {} every {} ms, {} transport",
                        config.server().host(),
                        server.port(),
                        config.waha().baseUrl(),
                        config.engine().interval().toMillis(),
                        vertx.isNativeTransportEnabled() ? "native" : "NIO"))
                .onSuccess(started::complete)
                .onFailure(failure ->
                        vertx.close().onComplete(closed -> started.fail(cannotListen(config.server(), failure))));
        return started.future();
    }

    private static Vertx vertx(Meters meters) {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setDisabledMetricsCategories(ALL_BUT_SERVER)
                .setEnabled(true);
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(LOOPS)
                .setPreferNativeTransport(true)
                .setMetricsOptions(metrics);
        return Vertx.builder()
                .with(options)
                .withMetrics(new MicrometerMetricsFactory(meters.registry()))
                .build();
    }

    private static final Set<String> ALL_BUT_SERVER =
            EnumSet.complementOf(EnumSet.of(MetricsDomain.HTTP_SERVER)).stream()
                    .map(MetricsDomain::toCategory)
                    .collect(Collectors.toUnmodifiableSet());

    private static SessionPolicy policy(Config.Engine engine) {
        return new SessionPolicy(
                engine.interval().toMillis(),
                engine.retryMaxAttempts(),
                engine.retryBaseDelay().toMillis(),
                engine.sessionRecheckInterval().toMillis(),
                engine.settleAfter().toMillis(),
                engine.errorBudget());
    }

    private static CannotStart cannotListen(Config.Server server, Throwable cause) {
        return CannotStart.listening(
                server.host(), server.port(), cause, "PORT and HOST choose another place to listen.");
    }

    int port() {
        return door.port();
    }

    Sessions sessions() {
        return sessions;
    }

    /** Lets no request in, lets what is in flight end within the grace, and gives back everything. */
    Future<Void> stop() {
        Promise<Void> stopped = Promise.promise(); // of no context, for it outlives them all
        vertx.undeploy(door.deploymentId())
                .otherwiseEmpty()
                .eventually(sessions::close)
                .eventually(() -> vertx.undeploy(watch))
                .eventually(client::close)
                .onComplete(quiet -> vertx.close().onComplete(stopped));
        return stopped.future();
    }
}
