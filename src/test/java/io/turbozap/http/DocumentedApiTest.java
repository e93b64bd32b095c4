package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The nine documented endpoints, with the documented requests and answers. */
@ExtendWith(VertxExtension.class)
class DocumentedApiTest {

    private static final JsonObject DOCUMENTED = new JsonObject("""
            {
              "session": "default",
              "messages": [
                {"type": "text", "content": "Hello, this is a test message!"},
                {"type": "photo", "content": "https://example.com/image.jpg", "caption": "Optional caption",
                 "filename": "image.jpg"},
                {"type": "audio", "content": "https://example.com/audio.opus"},
                {"type": "video", "content": "https://example.com/video.mp4", "caption": "Check this video!",
                 "filename": "video.mp4", "asNote": false}
              ],
              "contacts": ["5511999999999", "5511888888888", "5511777777777"]
            }""");

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx, VertxTestContext test) {
        TestDoor.open(vertx).onComplete(test.succeeding(opened -> {
            door = opened;
            test.completeNow();
        }));
    }

    @Test
    void create_answers_201_with_the_number_of_requests(VertxTestContext test) {
        door.create(DOCUMENTED)
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    JsonObject body = answer.bodyAsJsonObject();
                    String id = body.getString("campaignId");
                    assertEquals(201, answer.statusCode());
                    assertTrue(id.matches("campaign_1705746645123_[a-z0-9]{9}"), id);
                    assertEquals(
                            "Campaign created successfully with 12 requests to execute", body.getString("message"));
                    assertTrue(body.getBoolean("success"));
                    assertEquals(0, body.getInteger("duplicatesRemoved"));
                    assertEquals("/api/campaigns/" + id, answer.getHeader("Location"));
                    assertEquals("application/json; charset=utf-8", answer.getHeader("Content-Type"));
                    test.completeNow();
                })));
    }

    @Test
    void summary_has_the_documented_fields(VertxTestContext test) {
        door.create(DOCUMENTED)
                .map(answer -> answer.bodyAsJsonObject().getString("campaignId"))
                .compose(id -> door.get("/api/campaigns/" + id))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    JsonObject data = answer.bodyAsJsonObject().getJsonObject("data");
                    assertEquals(200, answer.statusCode());
                    assertEquals("2024-01-20T10:30:45.123Z", data.getString("createdAt"));
                    assertEquals("pending", data.getString("status"));
                    assertEquals(4, data.getInteger("totalMessages"));
                    assertEquals(3, data.getInteger("totalContacts"));
                    assertEquals(12, data.getInteger("totalRequests"));
                    assertEquals("default", data.getString("session"));
                    assertEquals("campaign", data.getString("source"));
                    assertEquals(12, data.getJsonObject("progress").getInteger("pending"));
                    assertFalse(data.containsKey("startedAt"));
                    test.completeNow();
                })));
    }

    @Test
    void requests_are_listed_contact_by_contact(VertxTestContext test) {
        door.create(DOCUMENTED)
                .map(answer -> answer.bodyAsJsonObject().getString("campaignId"))
                .compose(id -> door.get("/api/campaigns/" + id + "/requests"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    JsonObject body = answer.bodyAsJsonObject();
                    JsonArray data = body.getJsonArray("data");
                    assertEquals(200, answer.statusCode());
                    assertEquals(12, body.getInteger("totalRequests"));
                    assertEquals(12, data.size());
                    for (int i = 0; i < 12; i++) {
                        JsonObject item = data.getJsonObject(i);
                        String contact = DOCUMENTED.getJsonArray("contacts").getString(i / 4);
                        assertEquals(
                                contact + "@c.us", item.getJsonObject("data").getString("chatId"));
                        assertEquals(i, item.getInteger("index"));
                        assertEquals("pending", item.getString("status"));
                        assertEquals("POST", item.getString("method"));
                    }
                    test.completeNow();
                })));
    }

    @Test
    void list_counts_and_shows_all_campaigns(VertxTestContext test) {
        door.create(DOCUMENTED)
                .compose(first -> door.create(DOCUMENTED))
                .compose(second -> door.get("/api/campaigns"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    JsonObject body = answer.bodyAsJsonObject();
                    assertEquals(200, answer.statusCode());
                    assertEquals(2, body.getInteger("totalCampaigns"));
                    assertEquals(2, body.getJsonArray("data").size());
                    test.completeNow();
                })));
    }

    @Test
    void execute_answers_202_with_the_worker(VertxTestContext test) {
        door.create(DOCUMENTED)
                .map(answer -> answer.bodyAsJsonObject().getString("campaignId"))
                .compose(id -> door.post("/api/campaigns/" + id + "/execute"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    JsonObject body = answer.bodyAsJsonObject();
                    JsonObject worker = body.getJsonObject("worker");
                    assertEquals(202, answer.statusCode());
                    assertEquals("Campaign execution started", body.getString("message"));
                    assertTrue(CampaignId.parse(body.getString("campaignId")) != null);
                    assertEquals("default", worker.getString("session"));
                    assertTrue(worker.getBoolean("isActive"));
                    assertEquals(12, worker.getInteger("totalRequests"));
                    assertEquals(12, worker.getInteger("pendingRequests"));
                    assertEquals(new JsonArray(), worker.getJsonArray("blockedBy"));
                    test.completeNow();
                })));
    }

    @Test
    void stop_pause_and_resume_answer_200_by_name(VertxTestContext test) {
        door.created()
                .compose(id -> door.post("/api/campaigns/" + id + "/pause")
                        .map(answer -> check(answer.bodyAsJsonObject(), id, "Campaign paused"))
                        .compose(paused -> door.post("/api/campaigns/" + id + "/resume"))
                        .map(answer -> check(answer.bodyAsJsonObject(), id, "Campaign resumed"))
                        .compose(resumed -> door.post("/api/campaigns/" + id + "/stop"))
                        .map(answer -> check(answer.bodyAsJsonObject(), id, "Campaign stopped")))
                .onComplete(test.succeedingThenComplete());
    }

    private static Void check(JsonObject body, String id, String message) {
        JsonObject expected =
                new JsonObject().put("success", true).put("campaignId", id).put("message", message);
        assertEquals(expected, body);
        return null;
    }

    /** What came to the documented members since. */
    private static final List<String> TOTALS =
            List.of("completedTotal", "failedTotal", "skippedTotal", "uncertainTotal", "campaignsCompleted");

    @Test
    void queue_status_adds_up_the_workers(VertxTestContext test) {
        door.create(DOCUMENTED)
                .map(answer -> answer.bodyAsJsonObject().getString("campaignId"))
                .compose(id -> door.post("/api/campaigns/" + id + "/execute"))
                .compose(executed -> door.get("/api/campaigns/queue/status"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    JsonObject expected = new JsonObject("""
                            {"success":true,
                             "stats":{"totalSessions":1,"activeSessions":1,"totalRequests":12,"totalPending":12},
                             "workers":[{"session":"default","isActive":true,"totalRequests":12,
                                         "pendingRequests":12,"blockedBy":[]}]}""");
                    for (String total : TOTALS) {
                        expected.getJsonObject("stats").put(total, 0);
                        expected.getJsonArray("workers").getJsonObject(0).put(total, 0);
                    }
                    assertEquals(200, answer.statusCode());
                    assertEquals(expected, answer.bodyAsJsonObject());
                    test.completeNow();
                })));
    }

    @Test
    void all_workers_stop_and_resume(VertxTestContext test) {
        door.post("/api/campaigns/queue/stop-all")
                .compose(stopped -> door.post("/api/campaigns/queue/resume-all").map(resumed -> {
                    assertEquals("{\"success\":true,\"message\":\"All workers stopped\"}", stopped.bodyAsString());
                    assertEquals("{\"success\":true,\"message\":\"All workers resumed\"}", resumed.bodyAsString());
                    return resumed;
                }))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void health_says_that_the_backend_is_running(VertxTestContext test) {
        door.get("/health")
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(200, answer.statusCode());
                    assertEquals(
                            "{\"success\":true,\"message\":\"Turbozap backend is running\",\"store\":\"up\"}",
                            answer.bodyAsString());
                    test.completeNow();
                })));
    }

    @Test
    void documented_validation_errors_are_word_for_word(VertxTestContext test) {
        door.create(new JsonObject("{\"session\":\"default\",\"messages\":[]}"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(400, answer.statusCode());
                    assertEquals(
                            TestDoor.invalid(
                                    "messages", "Array must contain at least 1 element(s)",
                                    "contacts", "Required"),
                            answer.bodyAsJsonObject());
                    test.completeNow();
                })));
    }

    @Test
    void unknown_campaigns_are_404_everywhere(VertxTestContext test) {
        String id = "/api/campaigns/campaign_1234567890123_abc123def";
        door.get(id)
                .map(DocumentedApiTest::notFound)
                .compose(next -> door.get(id + "/requests").map(DocumentedApiTest::notFound))
                .compose(next -> door.post(id + "/execute").map(DocumentedApiTest::notFound))
                .compose(next -> door.post(id + "/stop").map(DocumentedApiTest::notFound))
                .compose(next -> door.get("/api/campaigns/somebody").map(DocumentedApiTest::notFound))
                .compose(next -> door.post("/api/campaigns/campaign_1234567890_abc123def/execute")
                        .map(DocumentedApiTest::notFound))
                .onComplete(test.succeedingThenComplete());
    }

    private static Void notFound(HttpResponse<?> answer) {
        assertEquals(404, answer.statusCode());
        assertEquals(TestDoor.error("Campaign not found"), answer.bodyAsJsonObject());
        return null;
    }
}
