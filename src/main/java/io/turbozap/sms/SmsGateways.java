package io.turbozap.sms;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.SmsConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundOptions;
import io.turbozap.session.port.Gateway;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Opener of the gateways of all senders of SMS, which share one way out and one provider. Safe to use from any thread.
 */
public final class SmsGateways implements Gateway.Opener {

    /** Senders are few, and each sends one at a time. */
    private static final int CONNECTIONS = 4_096;

    private final Outbound outbound;
    private final @Nullable Provider provider;

    /**
     * Opens gateways to the provider that {@code config} names, or such that only block if there is none.
     *
     * @param outbound from {@link #outbound}; the caller closes it, after the sessions
     */
    public SmsGateways(Outbound outbound, SmsConfig config) {
        this.outbound = outbound;
        this.provider = Provider.of(config);
    }

    /**
     * The way to the provider that {@code config} names, for all gateways. Create it outside of verticles, so that it
     * belongs to none.
     *
     * @param loops on how many event loops it is used
     */
    public static Outbound outbound(Vertx vertx, int loops, SmsConfig config) {
        return new Outbound(vertx, loops, options(config));
    }

    /** No connection is used twice: a request that crosses the other side's closing one may have been taken or not. */
    static OutboundOptions options(SmsConfig config) {
        return OutboundOptions.of(config.requestTimeout()).withConnections(CONNECTIONS);
    }

    /** @throws IllegalStateException if {@code session} is no sender of SMS */
    @Override
    public Gateway open(SessionName session) {
        String sender = session.smsSender();
        return provider == null
                ? NoProvider.INSTANCE
                : new SmsGateway(provider, outbound.client(), sender, InstantSource.system());
    }
}
