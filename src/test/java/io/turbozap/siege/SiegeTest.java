package io.turbozap.siege;

import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.turbozap.crash.ServerProcess;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.SimulatorOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server with 128 MB of heap under all attacks at once goes on with its work. It lasts for seconds, or for as long as
 * {@code -Dsiege.seconds=} says; {@code -Dsiege.only=} chooses one attack. Everything stays on this machine.
 */
@Tag("slow")
@Tag("alone")
final class SiegeTest {

    private static final Logger log = LoggerFactory.getLogger(SiegeTest.class);

    private static final long SECONDS = Long.getLong("siege.seconds", 4);
    private static final long QUIET_SECONDS = 3;
    /** A machine that is busy with other things may make either half of a round look bad. */
    private static final int ROUNDS = 6;

    private static final double LEAST_SHARE = 0.8;
    private static final List<String> MEMORY = List.of("-Xmx128m");
    /** What a server that has seen many kinds of requests keeps more than a fresh one. */
    private static final long FLAT_BYTES = 16L * 1024 * 1024;

    private static final String KEY = "a key for the siege alone";

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Simulator waha;
    private Map<String, String> settings;

    @BeforeEach
    void simulate() {
        waha = await(Simulator.start(
                vertx,
                SimulatorOptions.builder()
                        .port(0)
                        .timeScale(0.001)
                        .autoStart(true)
                        .maxEntries(10_000_000)
                        .build()));
        settings = new HashMap<>(Map.of(
                "WAHA_BASE_URL",
                "http://127.0.0.1:" + waha.port(),
                "DATABASE_URL",
                "sqlite:" + directory.resolve("turbozap.db"),
                "API_KEY",
                KEY,
                "WAHA_WEBHOOK_HMAC_KEY",
                "another key for the siege alone",
                "EXECUTION_INTERVAL",
                Long.toString(Drain.INTERVAL)));
    }

    @AfterEach
    void end() {
        await(vertx.close());
    }

    private ServerProcess start() throws IOException {
        return ServerProcess.start(directory, settings, MEMORY);
    }

    private static Client ready(ServerProcess server) {
        Client client = new Client(server.awaitListening(), KEY);
        until("readiness", client::isReady);
        return client;
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void a_server_under_siege_does_its_work_and_comes_out_as_it_went_in() throws Exception {
        Drain drain = new Drain(waha, ROUNDS * (SECONDS + 2 * QUIET_SECONDS) + 60);
        try (ServerProcess server = start()) {
            Client client = ready(server);
            Target target = new Target(server.awaitListening(), KEY, connections());
            Heap heap = new Heap(server.pid());
            drain.begin(client);
            until("a first send", () -> drain.sent() > 0);
            double before = rate(drain, QUIET_SECONDS);
            long quiet = heap.live();
            double share = 0;
            for (int round = 0; round < ROUNDS && share < LEAST_SHARE; round++) {
                share = besiege(client, target, drain, before);
                before = rate(drain, QUIET_SECONDS);
            }
            assertTrue(share >= LEAST_SHARE, "the share of sends under siege: " + share);
            until("readiness after it", client::isReady);
            until(
                    () -> "a flat heap after " + quiet + ", but " + heap.live(),
                    120,
                    () -> heap.live() < quiet + FLAT_BYTES);
            log.info("heap {} before, {} after", quiet, heap.live());
            drain.endWell(client);
            assertEquals(0, server.terminate(), server.output());
        }
        try (ServerProcess server = start()) {
            ready(server);
        }
    }

    /** The share of sends that go on in a siege. */
    private static double besiege(Client client, Target target, Drain drain, double before) throws Exception {
        double during;
        Caller caller = Caller.begin(client);
        Siege siege = Siege.begin(Attacks.on(target));
        try {
            during = rate(drain, SECONDS);
            log.info("{} sends a second before, {} during {}; {}", before, during, siege, caller.answers());
            assertEquals(List.of(), siege.faults());
            Map<String, Integer> answers = caller.answers();
            assertTrue(answers.getOrDefault("ready 200", 0) > 0, answers::toString);
            assertTrue(answers.getOrDefault("status 200", 0) > 0, answers::toString);
        } finally {
            caller.end();
            siege.end();
        }
        double after = rate(drain, QUIET_SECONDS);
        return during / Math.max(Math.min(before, after), 1);
    }

    /** Sends a second, for so many seconds. */
    private static double rate(Drain drain, long seconds) throws InterruptedException {
        int sent = drain.sent();
        long start = System.nanoTime();
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds)); // the measured time itself
        double elapsed = (System.nanoTime() - start) / 1e9;
        return (drain.sent() - sent) / elapsed;
    }

    /** As many connections as one attack may hold where both processes may have this many files. */
    private static int connections() {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 1_024;
        return (int) Math.min(1_000, Math.max(20, (files - 400) / 16));
    }
}
