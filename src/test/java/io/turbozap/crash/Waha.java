package io.turbozap.crash;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.WebhookTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A kind of WAHA.
 *
 * @param ids whether message ids can be had ahead
 * @param history whether chats can be read
 */
record Waha(Engine engine, boolean ids, boolean history) {

    /** One that always can tell what was sent. */
    static final Waha BEST = new Waha(Engine.NOWEB, true, true);

    private static final double SCALE = 0.001;
    private static final long RETRY_MILLIS = 500;
    private static final long TOO_LATE_MILLIS = 1_200;
    private static final long NEVER_IDLE = 600_000;

    /** The kind that belongs to a seed: seeds in a row go through all. */
    static Waha of(long seed) {
        List<Waha> all = new ArrayList<>();
        for (boolean history : new boolean[] {true, false}) {
            for (boolean ids : new boolean[] {true, false}) {
                for (Engine engine : Engine.values()) {
                    all.add(new Waha(engine, ids, history));
                }
            }
        }
        int step = 5; // prime to their number: neighbours differ in all respects
        return all.get((int) Math.floorMod(seed * step, (long) all.size()));
    }

    SimulatorOptions options(long latencyMillis) {
        return options(latencyMillis, new WebhookTarget[0]);
    }

    /** The same that tells whatever it sends to an address, and tries that again for some seconds. */
    SimulatorOptions telling(String url, long latencyMillis) {
        List<String> events = List.of("message.any", "message.ack", "session.status");
        long delay = Math.round(RETRY_MILLIS / SCALE);
        return options(latencyMillis, new WebhookTarget(url, events, null, 15, delay, "constant", Map.of()));
    }

    private SimulatorOptions options(long latencyMillis, WebhookTarget... webhooks) {
        return SimulatorOptions.builder()
                .port(0)
                .timeScale(SCALE)
                .autoStart(true)
                .keepAliveMillis(NEVER_IDLE)
                .engine(engine)
                .messageIds(ids)
                .history(history)
                .latencyMillis(latencyMillis)
                .acks(AckPlan.serverOnly())
                .webhooks(webhooks)
                .build();
    }

    /** What goes wrong now and then while the server lives: cuts before and after a send, and an answer too late. */
    static List<Fault> troubles() {
        Fault cut = Fault.of(Fault.Kind.RESET).withProbability(0.01);
        return List.of(cut, cut.butRecorded(), Fault.latency(TOO_LATE_MILLIS).withProbability(0.005));
    }
}
