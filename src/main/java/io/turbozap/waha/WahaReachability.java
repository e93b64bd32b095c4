package io.turbozap.waha;

import io.turbozap.config.Config;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientAgent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether WAHA answers, by asking it every now and then for what needs no key ({@code GET /ping}). Any answer
 * counts: this tells an operator that the address is right, not that a session works.
 */
public final class WahaReachability extends VerticleBase {

    /** What was last seen of WAHA. */
    public enum State {
        REACHABLE,
        UNREACHABLE,
        /** Nobody has asked it yet. */
        UNKNOWN
    }

    private static final Logger log = LoggerFactory.getLogger(WahaReachability.class);
    private static final int LARGEST_ANSWER = 1_024;

    private final HttpClientAgent client;
    private final WahaServer server;
    private final String baseUrl;
    private final long everyMillis;
    private volatile State state = State.UNKNOWN;
    private @Nullable Lines lines;

    /**
     * Watches the server that {@code config} names, once deployed.
     *
     * @param client from {@link WahaGateways#client}
     * @param everyMillis how often to ask
     */
    public WahaReachability(HttpClientAgent client, Config.Waha config, long everyMillis) {
        this.client = client;
        this.server = new WahaServer(config);
        this.baseUrl = config.baseUrl().toString();
        this.everyMillis = everyMillis;
    }

    /** What was last seen; from any thread. */
    public State state() {
        return state;
    }

    @Override
    public Future<?> start() {
        lines = new Lines(vertx, client, server, /* keepIdleMillis= */ 0);
        ask(lines);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        if (lines != null) {
            lines.close(); // and no answer is heard any more
        }
        return Future.succeededFuture();
    }

    private void ask(Lines lines) {
        lines.exchange(server.get("/ping"), null, LARGEST_ANSWER, () -> {}).onComplete(done -> {
            see(done.result() instanceof Reply.Answer ? State.REACHABLE : State.UNREACHABLE);
            vertx.setTimer(Math.max(1, everyMillis), tick -> ask(lines));
        });
    }

    private void see(State now) {
        if (now != state) {
            if (now == State.UNREACHABLE) {
                log.warn("WAHA does not answer at {}; nothing is sent until it does", baseUrl);
            } else {
                log.info("WAHA answers at {}", baseUrl);
            }
            state = now;
        }
    }
}
