package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.simulator.message.LedgerEntry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address book, single messages, suppressions and pacing over a whole server. */
final class FacesTest {

    private static final String ANA = "5511911112222";
    private static final String BIA = "5511933334444";

    @TempDir
    Path directory;

    private static JsonObject posted(WholeServer whole, String path, JsonObject body) {
        HttpResponse<Buffer> answer = whole.post(path, body);
        assertEquals(201, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject();
    }

    private static String contact(WholeServer whole, String name, String phone) {
        return posted(whole, "/contacts", new JsonObject().put("name", name).put("phone_number", phone))
                .getString("id");
    }

    private static JsonObject campaign(String text, Object at) {
        return new JsonObject().put("message_body", text).put("scheduled_at", at);
    }

    private static List<String> texts(WholeServer whole) {
        return await(whole.simulator.sent("default", null)).stream()
                .map(LedgerEntry::content)
                .toList();
    }

    @Test
    void a_text_goes_to_everybody_who_is_in_the_address_book_when_it_starts() {
        try (WholeServer whole = WholeServer.start(waha())) {
            contact(whole, "Ana", ANA);
            String gone = contact(whole, "Gone", "5511955556666");
            String id = posted(whole, "/campaigns", campaign("Hi {name}", "2099-01-01T00:00:00Z"))
                    .getString("id");
            contact(whole, "Bia", BIA);
            whole.send(HttpMethod.DELETE, "/contacts/" + gone, null);

            whole.send(HttpMethod.PATCH, "/campaigns/" + id, new JsonObject().put("scheduled_at", "2025-01-01T00:00Z"));
            whole.untilStatus(id, "completed");

            assertEquals(List.of("Hi Ana", "Hi Bia"), texts(whole));
        }
    }

    @Test
    void an_empty_address_book_completes_with_nothing_sent() { // BEHAVIOUR 32
        try (WholeServer whole = WholeServer.start(waha())) {
            String id = posted(whole, "/campaigns", campaign("Hi", "2025-01-01T00:00:00Z"))
                    .getString("id");
            whole.untilStatus(id, "completed");

            JsonObject analytics = whole.get("/campaigns/" + id + "/analytics").bodyAsJsonObject();
            assertEquals("COMPLETE", analytics.getString("status"));
            assertEquals(0, analytics.getInteger("sent"));
            assertEquals(List.of(), texts(whole));
        }
    }

    @Test
    void a_suppressed_number_is_skipped_whatever_was_queued_before() { // BEHAVIOUR 21
        try (WholeServer whole = WholeServer.start(waha())) {
            String id = whole.create("default", 2, text("Hi"));
            posted(
                    whole,
                    "/api/suppressions",
                    new JsonObject().put("phone", WholeServer.contacts(2).get(0)));
            whole.command(id, "execute");
            whole.untilStatus(id, "completed");

            assertEquals(1, whole.count(id, "skipped"));
            assertEquals(1, whole.count(id, "completed"));
            JsonArray deliveries = whole.get("/api/campaigns/" + id + "/deliveries?status=skipped")
                    .bodyAsJsonObject()
                    .getJsonArray("data");
            assertEquals(0, deliveries.getJsonObject(0).getInteger("index"));
        }
    }

    @Test
    void a_pace_takes_effect_at_once_on_what_is_queued() {
        try (WholeServer whole = WholeServer.start(waha(), "EXECUTION_INTERVAL", "3600000")) {
            String id = whole.execute("default", 5, text("Hi"));
            whole.until(() -> "one is sent", () -> whole.count(id, "completed") == 1);
            JsonObject forecast = whole.post("/api/campaigns/" + id + "/forecast")
                    .bodyAsJsonObject()
                    .getJsonObject("data");
            assertEquals(4, forecast.getInteger("requests"));
            assertTrue(Instant.parse(forecast.getString("endsAt"))
                    .isAfter(Instant.now().plusSeconds(3 * 3_600)));

            whole.send(HttpMethod.PUT, "/api/sessions/default/pacing", new JsonObject().put("interval", 0));
            whole.untilStatus(id, "completed");
        }
    }

    @Test
    void what_was_kept_is_there_after_a_restart() {
        String[] settings = {"DATABASE_URL", "sqlite:" + directory.resolve("store.db")};
        String contact;
        String campaign;
        String message;
        try (WholeServer whole = WholeServer.start(waha(), settings)) {
            contact = contact(whole, "Ana", ANA);
            campaign = posted(whole, "/campaigns", campaign("Hi", "2099-01-01T00:00:00Z"))
                    .getString("id");
            message = posted(whole, "/scheduled", new JsonObject("""
                            {"recipient":"5511911112222","message":"{x}","sendAt":4070908800000,"channel":"whatsapp"}""")).getString("id");
            posted(whole, "/api/suppressions", new JsonObject().put("phone", BIA));
            whole.send(HttpMethod.PUT, "/api/sessions/default/pacing", new JsonObject().put("dailyCap", 7));
        }
        try (WholeServer whole = WholeServer.start(waha(), settings)) {
            assertEquals(
                    "Ana", whole.get("/contacts/" + contact).bodyAsJsonObject().getString("name"));
            assertEquals(
                    campaign,
                    whole.get("/campaigns").bodyAsJsonArray().getJsonObject(0).getString("id"));
            JsonObject waiting = whole.get("/scheduled").bodyAsJsonArray().getJsonObject(0);
            assertEquals(message, waiting.getString("id"));
            assertEquals("{x}", waiting.getString("message"));
            assertEquals("scheduled", waiting.getString("status"));
            assertTrue(whole.server.storage().suppressions.contains(Org.FIRST, BIA + "@c.us"));
            assertEquals(
                    7,
                    whole.get("/api/sessions/default/pacing")
                            .bodyAsJsonObject()
                            .getJsonObject("data")
                            .getInteger("dailyCap"));
            assertEquals(
                    204,
                    whole.send(HttpMethod.DELETE, "/scheduled/" + message, null).statusCode());
            assertEquals(
                    204,
                    whole.send(HttpMethod.DELETE, "/campaigns/" + campaign, null)
                            .statusCode());
        }
    }
}
