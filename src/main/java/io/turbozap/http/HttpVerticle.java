package io.turbozap.http;

import io.turbozap.campaign.RedactedText;
import io.turbozap.config.Config;
import io.turbozap.http.guard.LoopGuard;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.http.web.Responses;
import io.turbozap.process.Blocking;
import io.turbozap.process.FatalErrors;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of one event loop. All instances share one port. */
public final class HttpVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger(HttpVerticle.class);

    private static final int IDLE_SECONDS = 60;
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int CHUNK = 64 * 1024;
    /** What the kernel keeps of answers that a client does not read; by itself it would keep megabytes. */
    private static final int SEND_BUFFER = 128 * 1024;

    private final HttpBootstrap httpBootstrap;
    private final AtomicInteger actualPort;
    private @Nullable HttpServer server;
    private @Nullable HeldRequests held;
    private Future<?> contract = Future.succeededFuture();
    private Handler<HttpServerRequest> inside = request -> {};

    private HttpVerticle(HttpBootstrap httpBootstrap, AtomicInteger actualPort) {
        this.httpBootstrap = httpBootstrap;
        this.actualPort = actualPort;
    }

    /** A server that listens: undeploy it to close it. */
    public record Open(String deploymentId, int port) {}

    /** Opens {@code httpBootstrap} on {@code instances} event loops. Fails if the port cannot be had. */
    public static Future<Open> open(Vertx vertx, HttpBootstrap httpBootstrap, int instances) {
        AtomicInteger port = new AtomicInteger();
        return vertx.deployVerticle(
                        () -> new HttpVerticle(httpBootstrap, port), new DeploymentOptions().setInstances(instances))
                .map(id -> new Open(id, port.get()));
    }

    @Override
    public Future<?> start() {
        HeldRequests early = new HeldRequests(
                vertx, StartupRouter.create(vertx, httpBootstrap), httpBootstrap.longestWait.toMillis());
        held = early;
        inside = early;
        LoopGuard guard = httpBootstrap.guards.guard(vertx);
        server = vertx.createHttpServer(options(httpBootstrap.config))
                .connectionHandler(guard::take)
                .requestHandler(request -> inside.handle(request))
                .invalidRequestHandler(HttpVerticle::refuseUnreadable)
                .exceptionHandler(HttpVerticle::ended);
        return server.listen().onSuccess(listening -> {
            actualPort.set(listening.actualPort());
            lead(early);
        });
    }

    /** Serves all routes once there are services. The contract is read while the health is answered already. */
    private void lead(HeldRequests early) {
        contract = Blocking.run(vertx, Contract::packaged);
        contract.compose(read -> httpBootstrap.shared())
                .onFailure(failure -> log.error("the contract cannot be read", failure))
                .onSuccess(shared -> context.runOnContext(here -> {
                    inside = FrontRouter.create(vertx, shared);
                    early.release(inside);
                }));
    }

    @Override
    public Future<?> stop() {
        if (held != null) {
            held.close();
        }
        long grace = httpBootstrap.config.engine().shutdownGrace().toMillis();
        Future<?> shut = server == null ? Future.succeededFuture() : server.shutdown(grace, TimeUnit.MILLISECONDS);
        // a thread that still reads the contract would find no event loop to come back to
        return Future.join(shut, contract).otherwiseEmpty();
    }

    private static void ended(Throwable cut) {
        FatalErrors.check(cut);
        log.debug("connection ended: {}", RedactedText.text(cut));
    }

    private static void refuseUnreadable(HttpServerRequest request) {
        Responses.error(
                request.response(),
                ErrorHandler.unreadable(request.decoderResult().cause()));
        LoopGuard.end(request.connection());
    }

    private static HttpServerOptions options(Config config) {
        Config.Server server = config.server();
        return new HttpServerOptions()
                .setHost(server.host())
                // -1 is any free port too, but the same one for all instances
                .setPort(server.port() == 0 ? -1 : server.port())
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setSendBufferSize(SEND_BUFFER)
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxChunkSize(CHUNK)
                .setMaxWebSocketFrameSize(CHUNK)
                .setMaxWebSocketMessageSize(CHUNK)
                // each connection would keep a window and a table of its own
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }
}
