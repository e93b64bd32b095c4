package io.turbozap.sms;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.SmsConfig;
import io.turbozap.session.Gateway;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens the gateways of all senders of SMS, which share one HTTP client and one provider. Safe to use from any thread. */
public final class SmsGateways implements Gateway.Opener {

    private final Vertx vertx;
    private final HttpClientAgent client;
    private final long timeoutMillis;
    private final @Nullable Provider provider;

    /**
     * Opens gateways to the provider that {@code config} names, or such that say that there is none.
     *
     * @param client from {@link #client}; the caller closes it, after the sessions
     */
    public SmsGateways(Vertx vertx, HttpClientAgent client, SmsConfig config) {
        this.vertx = vertx;
        this.client = client;
        this.timeoutMillis = config.requestTimeout().toMillis();
        this.provider = Provider.of(config);
    }

    /** A client for all gateways of {@code vertx}. Create one outside of verticles, so that it belongs to none. */
    public static HttpClientAgent client(Vertx vertx, SmsConfig config) {
        return vertx.createHttpClient(options(config));
    }

    /** No connection is used twice: a request that crosses the other side's closing one may have been taken or not. */
    static HttpClientOptions options(SmsConfig config) {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.requestTimeout().toMillis()))
                .setKeepAlive(false)
                .setVerifyHost(true);
    }

    /** @throws IllegalStateException if {@code session} is no sender of SMS */
    @Override
    public Gateway open(SessionName session) {
        String sender = session.smsSender();
        return provider == null
                ? NoProvider.INSTANCE
                : new SmsGateway(provider, new Calls(vertx, client, timeoutMillis), sender, InstantSource.system());
    }
}
