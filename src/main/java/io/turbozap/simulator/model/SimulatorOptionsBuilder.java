package io.turbozap.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A builder of {@link SimulatorOptions}, where each value is described. */
public final class SimulatorOptionsBuilder {

    private String host = "127.0.0.1";
    private int port = 3001;
    private @Nullable String apiKey;
    private Engine engine = Engine.NOWEB;
    private String version = "2026.8.1";
    private double timeScale = 1;
    private long latencyMillis;
    private long qrMillis = 20_000;
    private long scanMillis;
    private long keepAliveMillis = 5_000;
    private @Nullable SmsAccount smsAccount;
    private boolean autoStart;
    private List<String> sessions = List.of();
    private boolean messageIds = true;
    private boolean mediaIds = true;
    private boolean history = true;
    private LimitsSupport limits = LimitsSupport.AVAILABLE;
    private AckPlan acks = AckPlan.read();
    private List<WebhookTarget> webhooks = List.of();
    private @Nullable String unregisteredSuffix = "0000";
    private boolean ninthDigit = true;
    private boolean hiddenIds;
    private int maxEntries = 100_000;
    private int maxTracked = 5_000_000;
    private int maxSessions = 200_000;
    private int maxWebhooks = 50_000;
    private long seed = 1;

    SimulatorOptionsBuilder() {}

    public SimulatorOptionsBuilder host(String value) {
        host = value;
        return this;
    }

    public SimulatorOptionsBuilder port(int value) {
        port = value;
        return this;
    }

    public SimulatorOptionsBuilder apiKey(@Nullable String value) {
        apiKey = value;
        return this;
    }

    public SimulatorOptionsBuilder engine(Engine value) {
        engine = value;
        return this;
    }

    public SimulatorOptionsBuilder version(String value) {
        version = value;
        return this;
    }

    public SimulatorOptionsBuilder timeScale(double value) {
        timeScale = value;
        return this;
    }

    public SimulatorOptionsBuilder latencyMillis(long value) {
        latencyMillis = value;
        return this;
    }

    public SimulatorOptionsBuilder qrMillis(long value) {
        qrMillis = value;
        return this;
    }

    public SimulatorOptionsBuilder scanMillis(long value) {
        scanMillis = value;
        return this;
    }

    public SimulatorOptionsBuilder keepAliveMillis(long value) {
        keepAliveMillis = value;
        return this;
    }

    public SimulatorOptionsBuilder smsAccount(String sid, String token) {
        smsAccount = new SmsAccount(sid, token);
        return this;
    }

    public SimulatorOptionsBuilder autoStart(boolean value) {
        autoStart = value;
        return this;
    }

    public SimulatorOptionsBuilder sessions(String... values) {
        sessions = List.of(values);
        return this;
    }

    public SimulatorOptionsBuilder messageIds(boolean value) {
        messageIds = value;
        return this;
    }

    public SimulatorOptionsBuilder mediaIds(boolean value) {
        mediaIds = value;
        return this;
    }

    public SimulatorOptionsBuilder history(boolean value) {
        history = value;
        return this;
    }

    public SimulatorOptionsBuilder limits(LimitsSupport value) {
        limits = value;
        return this;
    }

    public SimulatorOptionsBuilder acks(AckPlan value) {
        acks = value;
        return this;
    }

    public SimulatorOptionsBuilder webhooks(WebhookTarget... values) {
        webhooks = List.of(values);
        return this;
    }

    public SimulatorOptionsBuilder unregisteredSuffix(@Nullable String value) {
        unregisteredSuffix = value;
        return this;
    }

    public SimulatorOptionsBuilder ninthDigit(boolean value) {
        ninthDigit = value;
        return this;
    }

    public SimulatorOptionsBuilder hiddenIds(boolean value) {
        hiddenIds = value;
        return this;
    }

    public SimulatorOptionsBuilder maxEntries(int value) {
        maxEntries = value;
        return this;
    }

    public SimulatorOptionsBuilder maxTracked(int value) {
        maxTracked = value;
        return this;
    }

    public SimulatorOptionsBuilder maxSessions(int value) {
        maxSessions = value;
        return this;
    }

    public SimulatorOptionsBuilder maxWebhooks(int value) {
        maxWebhooks = value;
        return this;
    }

    public SimulatorOptionsBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * The options as built so far.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public SimulatorOptions build() {
        return new SimulatorOptions(
                host,
                port,
                apiKey,
                engine,
                version,
                timeScale,
                latencyMillis,
                qrMillis,
                scanMillis,
                keepAliveMillis,
                smsAccount,
                autoStart,
                sessions,
                messageIds,
                mediaIds,
                history,
                limits,
                acks,
                webhooks,
                unregisteredSuffix,
                ninthDigit,
                hiddenIds,
                maxEntries,
                maxTracked,
                maxSessions,
                maxWebhooks,
                seed);
    }
}
