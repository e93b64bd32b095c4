package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No opt-out is lost, whatever is away while it is written: held against what people wrote to the simulated WAHA, which
 * posts {@code message} and {@code message.any} in either order and keeps nothing for us but its history. With
 * {@code -Dtruth.rounds=1000 -Dtruth.scale=1} a thousand people write under WAHA's own timing; {@code -Dtruth.seed} does
 * again what was done under a seed.
 */
@Tag("slow")
class OptOutsThroughOutagesTest {

    /** What happens while people write. */
    private enum Outage {
        NONE,
        SERVER_STOPPED,
        SERVER_KILLED,
        /** WAHA tries each webhook once, and the server is away. */
        WEBHOOKS_GIVEN_UP,
        /** Our door takes another key than WAHA signs with, and WAHA tries each webhook once. */
        DOOR_REFUSES,
        SESSION_AWAY,
        CONNECTION_DROPS,
        /** WAHA cannot be asked, and goes on telling. */
        WAHA_DEAF,
        /** Only {@code message.any} is posted. */
        MESSAGE_ANY_ALONE,
        /** Only {@code message} is posted. */
        MESSAGE_ALONE
    }

    private static final Logger log = LoggerFactory.getLogger(OptOutsThroughOutagesTest.class);
    private static final int ROUNDS = Integer.getInteger("truth.rounds", 30);
    private static final double SCALE = Double.parseDouble(System.getProperty("truth.scale", "0.02"));
    private static final long SEED = Long.getLong("truth.seed", 7);
    private static final int CROWD = Math.max(3, ROUNDS / 100);
    private static final long NEVER_IDLE = 600_000;
    private static final String KEY = "the-key";
    private static final List<String> STOPS = List.of("STOP", "sair", "Stop!", "BAJA");
    private static final String EVENTS =
            "[\"message\",\"message.any\",\"message.ack\",\"message.ack.group\",\"session.status\"]";

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Vertx vertx = Vertx.vertx();
    private final Api api = new Api();
    private final Api waha = new Api();
    private final TreeSet<String> gone = new TreeSet<>();
    private final List<String> returning = new ArrayList<>();
    private final Map<Outage, Integer> written = new EnumMap<>(Outage.class);
    private Simulator simulator;
    private Path directory;
    private int port;
    private int people;
    private ServerProcess server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        Ground.await(vertx.close());
    }

    @Test
    void no_opt_out_is_lost_and_none_is_made_up(@TempDir Path directory) throws Exception {
        this.directory = directory;
        this.port = freePort();
        simulator = Ground.await(Simulator.start(
                vertx,
                SimulatorOptions.builder()
                        .port(0)
                        .timeScale(SCALE)
                        .seed(SEED)
                        .keepAliveMillis(NEVER_IDLE)
                        .build()));
        waha.moveTo(simulator.port());
        start(KEY);
        Ground.await(simulator.setSession("sales", SessionStatus.WORKING));

        for (int round = 0; gone.size() + returning.size() < ROUNDS; round++) {
            Outage outage = Outage.values()[round % Outage.values().length];
            comeBack();
            live(outage);
        }
        comeBack();
        awaitAll();
        log.info("{} opt-outs, none lost: {}", gone.size(), written);
    }

    private void live(Outage outage) throws IOException, InterruptedException {
        int before = people;
        switch (outage) {
            case NONE -> write();
            case SERVER_STOPPED -> {
                write();
                assertEquals(0, server.terminate(), server.output());
                write();
                start(KEY);
            }
            case SERVER_KILLED -> {
                write();
                server.shoot();
                write();
                server.kill();
                write();
                start(KEY);
            }
            case WEBHOOKS_GIVEN_UP -> {
                server.kill(); // else it would write its long retries again
                configure(EVENTS, 0);
                writeInVain();
                start(KEY);
            }
            case DOOR_REFUSES -> {
                server.kill(); // else it would write its long retries again
                configure(EVENTS, 0);
                start("another-key");
                writeInVain();
                server.kill();
                start(KEY);
            }
            case SESSION_AWAY -> {
                Ground.await(simulator.setSession("sales", SessionStatus.STOPPED));
                write();
                Ground.await(simulator.setSession("sales", SessionStatus.WORKING));
            }
            case CONNECTION_DROPS -> {
                Ground.await(simulator.drop("sales"));
                write();
                awaitWorking();
            }
            case WAHA_DEAF -> {
                Ground.await(simulator.goDown());
                write();
                Ground.await(simulator.comeUp());
            }
            case MESSAGE_ANY_ALONE -> {
                configure("[\"message.any\",\"message.ack\"]", 12);
                write();
            }
            case MESSAGE_ALONE -> {
                configure("[\"message\",\"message.ack\"]", 12);
                write();
            }
        }
        written.merge(outage, people - before, Integer::sum);
    }

    private void start(String key) throws IOException {
        server = ServerProcess.start(
                directory,
                Settings.quick(
                        simulator.baseUrl(),
                        "sqlite:turbozap.db",
                        "PORT",
                        String.valueOf(port),
                        "SESSION_IDS",
                        "sales",
                        "WAHA_WEBHOOK_URL",
                        "http://127.0.0.1:" + port,
                        "WAHA_WEBHOOK_HMAC_KEY",
                        key,
                        "CATCH_UP_INTERVAL",
                        "2000",
                        "REQUEST_TIMEOUT",
                        "15000"));
        api.moveTo(server.awaitListening());
        Waiting.until("ready", api::isReady);
    }

    /** As somebody might do behind our back; the session restarts for it. */
    private void configure(String events, int attempts) throws IOException, InterruptedException {
        JsonObject webhook = new JsonObject()
                .put("url", "http://127.0.0.1:" + port + "/webhooks/waha")
                .put("events", new JsonArray(events))
                .put("hmac", new JsonObject().put("key", KEY))
                .put(
                        "retries",
                        new JsonObject()
                                .put("policy", "exponential")
                                .put("delaySeconds", 2)
                                .put("attempts", attempts));
        JsonObject config = new JsonObject().put("webhooks", new JsonArray().add(webhook));
        assertEquals(
                200,
                waha.put("/api/sessions/sales", new JsonObject().put("config", config))
                        .status());
        awaitWorking();
    }

    private void awaitWorking() {
        Waiting.until("a session that works", () -> "WORKING"
                .equals(waha.get("/api/sessions/sales").body().getString("status")));
    }

    private int givenUp() throws IOException, InterruptedException {
        return waha.get("/simulator/summary").body().getJsonObject("webhooks").getInteger("lost");
    }

    /** People write, and WAHA gives up each of the two webhooks of their messages. */
    private void writeInVain() throws IOException, InterruptedException {
        int before = givenUp();
        write();
        Waiting.until("webhooks given up", () -> givenUp() - before >= 2 * 2 * CROWD);
    }

    private void write() {
        for (int i = 0; i < CROWD; i++) {
            String chat = "4915110" + String.format("%06d", people++) + "@c.us";
            say(chat, STOPS.get(random.nextInt(STOPS.size())));
            (random.nextInt(5) == 0 ? returning : gone).add(chat);
            say("4915220" + String.format("%06d", people) + "@c.us", "When do you stop serving?");
        }
    }

    /** Some want messages again; of two wishes in one second the opt-out would count. */
    private void comeBack() {
        long second = System.currentTimeMillis() / 1_000;
        Waiting.until("the next second", () -> System.currentTimeMillis() / 1_000 > second);
        returning.forEach(chat -> say(chat, "START"));
        returning.clear();
    }

    private void say(String chat, String text) {
        Ground.await(simulator.incoming("sales", chat, text));
    }

    private void awaitAll() throws IOException, InterruptedException {
        try {
            Waiting.until("the opt-outs of all", () -> suppressed().equals(gone));
        } catch (AssertionError late) {
            TreeSet<String> lost = new TreeSet<>(gone);
            lost.removeAll(suppressed());
            Set<String> madeUp = suppressed();
            madeUp.removeAll(gone);
            throw new AssertionError(
                    "seed " + SEED + ": of " + gone.size() + " opt-outs " + lost.size() + " lost " + lost + ", made up "
                            + madeUp + "\n" + server.output(),
                    late);
        }
    }

    private Set<String> suppressed() throws IOException, InterruptedException {
        TreeSet<String> chats = new TreeSet<>();
        for (Object each : api.get("/api/suppressions?limit=10000").body().getJsonArray("data")) {
            chats.add(((JsonObject) each).getString("chatId"));
        }
        return chats;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
