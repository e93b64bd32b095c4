package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recurring campaigns in a whole server, across restarts. */
class RecurringCampaignsTest {

    private static final String PATH = "/api/recurring";

    @TempDir
    Path directory;

    private WholeServer start() {
        return WholeServer.start(WholeServer.waha(), "DATABASE_URL", "sqlite:" + file());
    }

    private Path file() {
        return directory.resolve("turbozap.db");
    }

    private static String create(WholeServer whole) {
        HttpResponse<Buffer> answer = whole.post(
                PATH,
                new JsonObject()
                        .put("name", "once a year")
                        .put("cron", "@yearly")
                        .put("messages", new JsonArray().add(WholeServer.text("Happy new year, {name|friend}!")))
                        .put(
                                "contacts",
                                new JsonArray()
                                        .add("5511900000001")
                                        .add(new JsonObject()
                                                .put("phone", "5511900000002")
                                                .put("name", "Ana"))));
        assertEquals(201, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject().getString("recurringId");
    }

    private static JsonObject show(WholeServer whole, String id) {
        return whole.get(PATH + "/" + id).bodyAsJsonObject().getJsonObject("data");
    }

    private static List<JsonObject> campaigns(WholeServer whole) {
        return whole.get("/api/campaigns").bodyAsJsonObject().getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** As if the server had been down when this time came. */
    private void dueAt(long time) throws SQLException {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + file());
                PreparedStatement update = store.prepareStatement("UPDATE recurrence SET next_at = ?")) {
            update.setLong(1, time);
            assertEquals(1, update.executeUpdate());
        }
    }

    private static long newYear() {
        return Instant.parse(Instant.now().toString().substring(0, 4) + "-01-01T00:00:00Z")
                .toEpochMilli();
    }

    @Test
    void one_that_is_run_by_hand_sends_and_says_so_after_a_restart() {
        String id;
        String campaign;
        try (WholeServer whole = start()) {
            id = create(whole);
            HttpResponse<Buffer> ran = whole.post(PATH + "/" + id + "/run");
            assertEquals(202, ran.statusCode(), ran::bodyAsString);
            campaign = ran.bodyAsJsonObject().getString("campaignId");
            whole.untilStatus(campaign, "completed");
            assertEquals("recurring", whole.campaign(campaign).getString("source"));
            assertEquals(2, whole.ledger().accepted());
        }
        try (WholeServer whole = start()) {
            JsonObject shown = show(whole, id);
            assertEquals(campaign, shown.getString("lastCampaignId"));
            assertEquals(5, shown.getJsonArray("nextRuns").size());
            assertEquals("completed", whole.status(campaign));
            assertEquals(0, whole.ledger().accepted());
        }
    }

    @Test
    void what_came_due_while_the_server_was_down_is_caught_up_once() throws SQLException {
        String id;
        try (WholeServer whole = WholeServer.start(
                WholeServer.waha(), "DATABASE_URL", "sqlite:" + file(), "SCHEDULE_MAX_LATENESS", "31622400000")) {
            id = create(whole);
        }
        dueAt(newYear());
        try (WholeServer whole = WholeServer.start(
                WholeServer.waha(), "DATABASE_URL", "sqlite:" + file(), "SCHEDULE_MAX_LATENESS", "31622400000")) {
            whole.until(() -> "a run", () -> campaigns(whole).size() == 1);
            String campaign = campaigns(whole).get(0).getString("campaignId");
            whole.untilStatus(campaign, "completed");
            whole.until(() -> "its trace", () -> campaign.equals(show(whole, id).getString("lastCampaignId")));
            assertEquals(2, whole.ledger().accepted());
        }
        dueAt(newYear());
        try (WholeServer whole = WholeServer.start(
                WholeServer.waha(), "DATABASE_URL", "sqlite:" + file(), "SCHEDULE_MAX_LATENESS", "31622400000")) {
            whole.until(
                    () -> "the next year, but " + show(whole, id),
                    () -> show(whole, id)
                                    .getString("nextRunAt")
                                    .compareTo(Instant.now().toString())
                            > 0);
            assertEquals(1, campaigns(whole).size());
            assertEquals(0, whole.ledger().accepted());
        }
    }

    @Test
    void what_came_due_too_long_ago_was_missed_and_can_be_seen() throws SQLException {
        String id;
        try (WholeServer whole = start()) {
            id = create(whole);
        }
        dueAt(newYear() - 1_000);
        try (WholeServer whole = WholeServer.start(
                WholeServer.waha(), "DATABASE_URL", "sqlite:" + file(), "SCHEDULE_MAX_LATENESS", "1000")) {
            whole.until(() -> "a skip", () -> show(whole, id).containsKey("lastSkipped"));
            assertEquals("missed", show(whole, id).getJsonObject("lastSkipped").getString("reason"));
            assertEquals(List.of(), campaigns(whole));
        }
    }
}
