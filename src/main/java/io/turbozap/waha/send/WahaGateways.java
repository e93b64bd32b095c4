package io.turbozap.waha.send;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundOptions;
import io.turbozap.outbound.address.TargetCheck;
import io.turbozap.session.port.Gateway;
import io.turbozap.waha.server.UnsupportedFeatures;
import io.turbozap.waha.server.WahaServer;
import io.turbozap.waha.webhook.SentMessages;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Opener of the gateways of all sessions, which share one way out to one WAHA server. There are as many connections as
 * there are requests at once, so that none waits for another's. Safe to use from any thread.
 */
public final class WahaGateways implements Gateway.Opener {

    /** WAHA's server, Node.js, closes a connection after 5 idle seconds; a request must not cross that close. */
    private static final Duration KEEP_IDLE = Duration.ofSeconds(4);

    /** WAHA may fetch media for minutes before it sends them. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final Outbound outbound;
    private final WahaServer server;
    private final TargetCheck files;
    private final SendMeter meter;
    private final SentMessages sent;
    private final Consumer<SessionName> restricted;
    private final InstantSource clock = InstantSource.system();
    private final UnsupportedFeatures ids = new UnsupportedFeatures(clock);

    /**
     * Opens gateways to the server that {@code config} names.
     *
     * @param outbound from {@link #outbound}; the caller closes it, after the sessions
     * @param files judges where messages have their files
     * @param sent what webhooks showed of messages that left
     * @param restricted receives sessions of which WhatsApp refused a message for their account's sake
     */
    public WahaGateways(
            Vertx vertx,
            Outbound outbound,
            WahaConfig config,
            TargetCheck files,
            SendMeter meter,
            SentMessages sent,
            Consumer<SessionName> restricted) {
        this.vertx = vertx;
        this.outbound = outbound;
        this.server = new WahaServer(config);
        this.files = files;
        this.meter = meter;
        this.sent = sent;
        this.restricted = restricted;
    }

    /**
     * The way to the server that {@code config} names, for all. Create it outside of verticles, so that it belongs
     * to none.
     *
     * @param loops on how many event loops it is used
     */
    public static Outbound outbound(Vertx vertx, int loops, WahaConfig config) {
        return new Outbound(vertx, loops, options(config));
    }

    public static OutboundOptions options(WahaConfig config) {
        return OutboundOptions.of(config.requestTimeout())
                .withKeepIdle(KEEP_IDLE)
                .withLateFor(LATE);
    }

    @Override
    public Gateway open(SessionName session) {
        OutboundClient out = outbound.client();
        WahaClient wahaClient = new WahaClient(out, server, session);
        return new WahaGateway(
                vertx,
                server,
                out,
                wahaClient,
                new SentMessageLookup(wahaClient, sent, clock),
                files,
                meter,
                ids,
                clock,
                () -> restricted.accept(session));
    }
}
