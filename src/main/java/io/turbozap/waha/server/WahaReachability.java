package io.turbozap.waha.server;

import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probe of whether WAHA answers: every now and then it asks for what needs no key ({@code GET /ping}). Any answer
 * counts: this shows an operator that the address is right, not that a session works. When WAHA is found, it is asked
 * once for what needs the key.
 */
public final class WahaReachability extends VerticleBase {

    /** The state in which WAHA was seen last. */
    public enum State {
        REACHABLE,
        UNREACHABLE,
        /** It has not been probed yet. */
        UNKNOWN
    }

    private static final Logger log = LoggerFactory.getLogger(WahaReachability.class);
    private static final int LARGEST_ANSWER = 1_024;
    private static final int UNAUTHORIZED = 401;

    private final Outbound outbound;
    private final WahaServer server;
    private final String baseUrl;
    private final long everyMillis;
    private volatile State state = State.UNKNOWN;
    private boolean refused;
    private @Nullable OutboundClient out;

    /**
     * Watches the server that {@code config} names, once deployed.
     *
     * @param outbound from {@code WahaGateways.outbound}
     * @param everyMillis how often to ask
     */
    public WahaReachability(Outbound outbound, WahaConfig config, long everyMillis) {
        this.outbound = outbound;
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
        out = outbound.client();
        ask(out);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        if (out != null) {
            out.close(); // and no answer counts any more
        }
        return Future.succeededFuture();
    }

    private void ask(OutboundClient out) {
        out.exchange(new OutboundRequest(server.get("/ping"), LARGEST_ANSWER)).onComplete(done -> {
            boolean isBack = state != State.REACHABLE;
            see(done.result() instanceof OutboundResponse.Answer ? State.REACHABLE : State.UNREACHABLE);
            if (state == State.REACHABLE && (isBack || refused)) {
                askWithKey(out);
            } else {
                askAgain(out);
            }
        });
    }

    /**
     * A wrong key shows at the start, not only at the first send: this is protected in every WAHA, and changes nothing.
     */
    private void askWithKey(OutboundClient out) {
        out.exchange(new OutboundRequest(server.get("/api/server/version"), LARGEST_ANSWER))
                .onComplete(done -> {
                    if (done.result() instanceof OutboundResponse.Answer answer) {
                        see(answer.status() == UNAUTHORIZED);
                    }
                    askAgain(out);
                });
    }

    private void askAgain(OutboundClient out) {
        vertx.setTimer(Math.max(1, everyMillis), tick -> ask(out));
    }

    private void see(boolean isRefused) {
        if (isRefused && !refused) {
            log.error(
                    "WAHA at {} refuses the API key (401): set WAHA_API_KEY to its key; nothing is sent until then",
                    baseUrl);
        } else if (refused && !isRefused) {
            log.info("WAHA at {} takes the API key", baseUrl);
        }
        refused = isRefused;
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
