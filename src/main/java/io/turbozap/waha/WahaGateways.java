package io.turbozap.waha;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.turbozap.session.Gateway;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Opens the gateways of all sessions, which share one HTTP client and one WAHA server. Each session has connections of
 * its own, on its own event loop, so that none waits for another's. Safe to use from any thread.
 */
public final class WahaGateways implements Gateway.Opener {

    /** WAHA's server, Node.js, closes a connection after 5 idle seconds; a request must not cross that close. */
    private static final Duration KEEP_IDLE = Duration.ofSeconds(4);

    private final Vertx vertx;
    private final HttpClientAgent client;
    private final WahaServer server;
    private final SendMeter meter;
    private final SentMessages sent;
    private final Consumer<SessionName> restricted;
    private final InstantSource clock = InstantSource.system();
    private final Lacking ids = new Lacking(clock);

    /**
     * Opens gateways to the server that {@code config} names.
     *
     * @param client from {@link #client}; the caller closes it, after the sessions
     * @param sent what webhooks tell of messages that left
     * @param restricted hears of sessions that WhatsApp refused a message of, for their account's sake
     */
    public WahaGateways(
            Vertx vertx,
            HttpClientAgent client,
            Config.Waha config,
            SendMeter meter,
            SentMessages sent,
            Consumer<SessionName> restricted) {
        this.vertx = vertx;
        this.client = client;
        this.server = new WahaServer(config);
        this.meter = meter;
        this.sent = sent;
        this.restricted = restricted;
    }

    /** A client for all gateways of {@code vertx}. Create one outside of verticles, so that it belongs to none. */
    public static HttpClientAgent client(Vertx vertx, Config.Waha config) {
        return vertx.httpClientBuilder().with(options(config)).build();
    }

    static HttpClientOptions options(Config.Waha config) {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.requestTimeout().toMillis()))
                .setVerifyHost(true);
    }

    @Override
    public Gateway open(SessionName session) {
        Lines lines = new Lines(vertx, client, server, KEEP_IDLE.toMillis());
        Questions questions = new Questions(lines, server, session);
        return new WahaGateway(
                server,
                lines,
                questions,
                new Tracer(questions, sent, clock),
                meter,
                ids,
                () -> restricted.accept(session));
    }
}
