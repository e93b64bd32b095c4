package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller who repeats a keyed request until it is answered never gets two of what it makes, whenever the server is killed. */
@Tag("slow")
final class KeyedCreateTest {

    private static final int KILLS = 6;
    private static final int LONGEST_LIFE_MILLIS = 250;

    private final Random random = new Random(7);

    /** The id that each key was answered with. */
    private final Map<Integer, String> ids = new HashMap<>();

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void keyed_creates_that_are_repeated_make_one_campaign_each(StoreKind kind)
            throws IOException, InterruptedException {
        try (Ground ground = new Ground(directory, kind.fresh(directory), Waha.BEST.options(0))) {
            int key = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                try (ServerProcess server = ground.ready()) {
                    Thread killer = killer(server, random.nextInt(LONGEST_LIFE_MILLIS));
                    key = createUntilKilled(ground, key);
                    killer.join();
                    server.kill();
                }
            }
            try (ServerProcess server = ground.ready()) {
                create(ground, key);
                for (int again = 0; again <= key; again++) {
                    create(ground, again);
                }
                ground.until("no campaign left", () -> ground.api
                        .get("/api/campaigns?status=running,pending")
                        .body()
                        .getJsonArray("data")
                        .isEmpty());
                assertEquals(
                        key + 1L,
                        ground.api.get("/api/campaigns?limit=1").body().getLong("totalCampaigns"));
                assertEquals(0, server.terminate(), server.output());
            }
            Map<String, Integer> sends = new HashMap<>();
            Ground.await(ground.simulator.sent(null, null))
                    .forEach(sent -> sends.merge(sent.content(), 1, Integer::sum));
            assertEquals(key + 1, sends.size());
            assertTrue(sends.values().stream().allMatch(count -> count == 1), sends::toString);
        }
    }

    private static Thread killer(ServerProcess server, long afterMillis) {
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(afterMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.shoot();
        });
        killer.start();
        return killer;
    }

    /** The first key that was not answered. */
    private int createUntilKilled(Ground ground, int from) throws InterruptedException {
        int key = from;
        while (true) {
            try {
                create(ground, key);
                key++;
            } catch (IOException killed) {
                return key;
            }
        }
    }

    private void create(Ground ground, int key) throws IOException, InterruptedException {
        JsonObject campaign = new JsonObject()
                .put("session", "sales")
                .put("execute", true)
                .put("messages", List.of(new JsonObject().put("type", "text").put("content", "campaign " + key)))
                .put("contacts", new JsonArray().add("5511900000001"));
        Api.Answer answer = ground.api.post("/api/campaigns/create", campaign, "key-" + key);
        assertEquals(201, answer.status(), answer.body()::encode);
        String id = answer.body().getString("campaignId");
        assertEquals(ids.computeIfAbsent(key, first -> id), id);
    }
}
