package io.turbozap.simulator;

import io.turbozap.simulator.api.AuthRoutes;
import io.turbozap.simulator.api.ChatRoutes;
import io.turbozap.simulator.api.LidRoutes;
import io.turbozap.simulator.api.LimitRoutes;
import io.turbozap.simulator.api.MessageRoutes;
import io.turbozap.simulator.api.PresenceRoutes;
import io.turbozap.simulator.api.SendRoutes;
import io.turbozap.simulator.api.ServerRoutes;
import io.turbozap.simulator.api.SessionRoutes;
import io.turbozap.simulator.control.ControlRoutes;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.http.SimulatedConnections;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.sms.SmsRoutes;
import io.turbozap.simulator.waha.FaultAnswers;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated WAHA: one instance on one event loop with one HTTP server. What it holds is bounded by its
 * {@link SimulatorOptions}. {@link Simulator} deploys and steers it.
 */
public final class SimulatorVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger(SimulatorVerticle.class);
    private static final long SWEEPS_PER_KEEP_ALIVE = 10;

    private final SimulatorOptions options;
    private volatile int port;
    private SimulatedWaha simulatedWaha;
    private SimulatedConnections simulatedConnections;
    private HttpFront httpFront;
    private @Nullable HttpServer server;

    /** A simulator yet to be deployed, once. */
    public SimulatorVerticle(SimulatorOptions options) {
        this.options = options;
        this.port = options.port();
    }

    @Override
    public Future<?> start() {
        simulatedWaha = new SimulatedWaha(vertx, options);
        simulatedConnections = new SimulatedConnections(options.keepAliveMillis());
        httpFront = new HttpFront(
                simulatedWaha, simulatedConnections, routes(simulatedWaha, simulatedConnections, this::downFor));
        vertx.setPeriodic(
                Math.max(1, options.keepAliveMillis() / SWEEPS_PER_KEEP_ALIVE),
                tick -> simulatedConnections.sweep(System.nanoTime()));
        return listen().onSuccess(unused -> log.info("simulated WAHA ({}) on port {}", options.engine(), port));
    }

    /** The port that it listens on, or will listen on again while it is down. */
    public int actualPort() {
        return port;
    }

    /** Runs a question on the simulator's event loop. */
    <T> Future<T> ask(Function<SimulatedWaha, T> question) {
        return onLoop(() -> question.apply(simulatedWaha));
    }

    /** Refuses connections from now on and cuts the open ones. */
    Future<Void> goDown() {
        return onLoop(this::close).compose(closed -> closed);
    }

    /** Listens again on the same port; nothing happens when it already does. */
    Future<Void> comeUp() {
        return onLoop(() -> server == null ? listen() : Future.<Void>succeededFuture())
                .compose(listening -> listening);
    }

    private <T> Future<T> onLoop(Callable<T> action) {
        Promise<T> promise = Promise.promise();
        Context loop = context;
        loop.runOnContext(unused -> {
            try {
                promise.complete(action.call());
            } catch (Exception e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }

    private Future<Void> close() {
        HttpServer closing = server;
        server = null;
        return closing == null ? Future.succeededFuture() : closing.close();
    }

    private Future<Void> listen() {
        HttpServer opening = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(connection -> simulatedConnections.opened(connection, System.nanoTime()))
                .requestHandler(httpFront::handle);
        server = opening;
        return opening.listen(port, options.host())
                .onSuccess(listening -> {
                    port = listening.actualPort();
                    simulatedWaha.address = "http://" + options.host() + ":" + port;
                })
                .mapEmpty();
    }

    /** Every path of the server. */
    static Routes routes(SimulatedWaha simulatedWaha, SimulatedConnections simulatedConnections, LongConsumer down) {
        Routes routes = new Routes();
        FaultAnswers faults = new FaultAnswers(simulatedWaha);
        new SendRoutes(simulatedWaha, faults).mount(routes);
        new SessionRoutes(simulatedWaha, faults).mount(routes);
        new LimitRoutes(simulatedWaha).mount(routes);
        new AuthRoutes(simulatedWaha).mount(routes);
        new ChatRoutes(simulatedWaha, faults).mount(routes);
        new LidRoutes(simulatedWaha).mount(routes);
        new MessageRoutes(simulatedWaha).mount(routes);
        new PresenceRoutes(simulatedWaha).mount(routes);
        new SmsRoutes(simulatedWaha).mount(routes);
        new ServerRoutes(simulatedWaha).mount(routes);
        new ControlRoutes(simulatedWaha, simulatedConnections, down).mount(routes);
        return routes;
    }

    private void downFor(long millis) {
        goDown().onComplete(down -> vertx.setTimer(millis, timer -> comeUp().onFailure(
                        error -> log.error("simulated WAHA cannot listen on port {} again", port, error))));
    }
}
