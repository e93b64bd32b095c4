package io.turbozap.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.turbozap.http.Pieces;
import io.turbozap.http.Readiness;
import io.turbozap.http.TestDoor;
import io.turbozap.waha.server.WahaReachability;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is answered to requests that cannot be granted, and to those that ask for a part. */
@ExtendWith(VertxExtension.class)
class ApiExceptionsTest {

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx, VertxTestContext test) {
        TestDoor.open(vertx, Map.of("BODY_LIMIT", "5000", "SMALL_BODY_LIMIT", "100"))
                .onComplete(test.succeeding(opened -> {
                    door = opened;
                    test.completeNow();
                }));
    }

    private static JsonObject check(int status, HttpResponse<Buffer> answer) {
        assertEquals(status, answer.statusCode(), answer.bodyAsString());
        assertEquals("application/json; charset=utf-8", answer.getHeader("Content-Type"));
        JsonObject body = answer.bodyAsJsonObject();
        assertEquals(status < 400, body.getBoolean("success"));
        return body;
    }

    private Future<HttpResponse<Buffer>> post(String uri, String type, String body) {
        return door.request(HttpMethod.POST, uri)
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(body));
    }

    @Test
    void unknown_paths_are_404_in_json(VertxTestContext test) {
        door.get("/nowhere")
                .map(answer -> assertEqualsAnd(TestDoor.error("Not found"), check(404, answer)))
                .compose(next -> door.post("/api/campaigns/a/b/c"))
                .map(answer -> check(404, answer))
                .compose(next -> door.get("/api/campaigns/%2"))
                .map(answer -> check(400, answer))
                .onComplete(test.succeedingThenComplete());
    }

    private static Void assertEqualsAnd(JsonObject expected, JsonObject actual) {
        assertEquals(expected, actual);
        return null;
    }

    @Test
    void queries_that_cannot_be_decoded_are_400_wherever_they_stand(VertxTestContext test) {
        Future<?> checked = Future.succeededFuture();
        for (String path : List.of(
                "/",
                "/health",
                "/api/campaigns",
                "/api/campaigns/x",
                "/api/webhooks/x/deliveries/1/replay",
                "/nowhere")) {
            for (String query : List.of("%", "a=%2", "%zz=1", "a=1&b=%u0041", "limit=%%")) {
                checked = checked.compose(next -> door.get(path + "?" + query))
                        .map(answer -> assertEqualsAnd(
                                TestDoor.error("The query is not properly encoded"), check(400, answer)));
            }
        }
        checked.onComplete(test.succeedingThenComplete());
    }

    @Test
    void percent_signs_of_headers_cookies_and_forms_mean_nothing(VertxTestContext test) {
        door.request(HttpMethod.GET, "/api/campaigns")
                .putHeader("Cookie", "turbozap=%zz; %=%; =;")
                .putHeader("Referer", "http://localhost/%zz")
                .putHeader("X-Forwarded-Host", "%")
                .send()
                .map(answer -> check(200, answer))
                .compose(next -> post(
                        "/api/imports/preview",
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"%zz\"\r\n\r\n%\r\n--b--\r\n"))
                .map(answer -> check(400, answer))
                .compose(next -> post("/api/imports/preview", "application/x-www-form-urlencoded", "a=%zz&%=%"))
                .map(answer -> check(415, answer))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void other_methods_are_405_with_what_is_allowed(VertxTestContext test) {
        door.get("/api/campaigns/create")
                .map(answer -> {
                    check(405, answer);
                    assertEquals("POST", answer.getHeader("Allow"));
                    return answer;
                })
                .compose(next ->
                        door.request(HttpMethod.DELETE, "/api/campaigns").send())
                .map(answer -> {
                    assertEqualsAnd(TestDoor.error("Method not allowed"), check(405, answer));
                    assertEquals("GET, HEAD", answer.getHeader("Allow"));
                    return answer;
                })
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void head_is_answered_like_get_without_a_body(VertxTestContext test) {
        door.request(HttpMethod.HEAD, "/health")
                .send()
                .map(answer -> {
                    assertEquals(200, answer.statusCode());
                    assertNull(answer.body());
                    return answer;
                })
                .compose(next -> door.request(HttpMethod.HEAD, "/api/campaigns").send())
                .map(answer -> {
                    assertEquals(200, answer.statusCode());
                    assertNull(answer.body());
                    return answer;
                })
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void only_json_bodies_are_read_but_empty_ones_of_any_type_are_fine(VertxTestContext test) {
        String form = "application/x-www-form-urlencoded";
        post("/api/campaigns/create", form, "{}")
                .map(answer ->
                        assertEqualsAnd(TestDoor.error("Content-Type must be application/json"), check(415, answer)))
                .compose(next -> post("/api/campaigns/create", "application/json; charset=latin1", "{}"))
                .map(answer -> check(415, answer))
                .compose(next -> post("/api/campaigns/create", "application/json; charset=UTF-8", "{}"))
                .map(answer -> check(400, answer))
                .compose(next -> post("/api/campaigns/queue/stop-all", form, "a=b"))
                .map(answer -> check(415, answer))
                .compose(next -> post("/api/campaigns/queue/stop-all", form, ""))
                .map(answer -> check(200, answer))
                .compose(next -> post("/api/campaigns/queue/stop-all", "application/json", "{\"x\":"))
                .map(answer -> check(400, answer))
                .compose(next -> post("/api/campaigns/queue/stop-all", "application/json", "{}"))
                .map(answer -> check(200, answer))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void bodies_beyond_the_limit_are_413_announced_or_not(VertxTestContext test) {
        String large = "{\"x\":\"" + "y".repeat(6_000) + "\"}";
        post("/api/campaigns/create", "application/json", large)
                .map(answer ->
                        assertEqualsAnd(TestDoor.error("Request body must be at most 5000 bytes"), check(413, answer)))
                .compose(next -> door.request(HttpMethod.POST, "/api/campaigns/create")
                        .putHeader("Content-Type", "application/json")
                        .sendStream(new Pieces(Buffer.buffer(large), 1000)))
                .map(answer -> check(413, answer))
                .compose(next -> post("/api/campaigns/queue/stop-all", "application/json", large))
                .map(answer -> check(413, answer))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void refusals_of_the_session_become_status_codes(VertxTestContext test) {
        door.created()
                .compose(id -> {
                    String execute = "/api/campaigns/" + id + "/execute";
                    return answered(new CommandException(Code.CONFLICT, "Campaign is already completed"), execute)
                            .map(answer -> assertEqualsAnd(
                                    TestDoor.error("Campaign is already completed"), check(409, answer)))
                            .compose(next -> answered(new CommandException(Code.NOT_RECORDED, "disk full"), execute))
                            .map(answer -> check(503, answer))
                            .compose(next -> answered(new CommandException(Code.FULL, "No room"), execute))
                            .map(answer -> {
                                assertEquals("1", answer.getHeader("Retry-After"));
                                return check(429, answer);
                            });
                })
                .compose(next -> {
                    door.sessions.instead = Future.failedFuture(new ReplyException(ReplyFailure.TIMEOUT, "late"));
                    return door.create(TestDoor.CAMPAIGN);
                })
                .map(answer -> check(503, answer))
                .compose(next -> door.post("/api/campaigns/queue/stop-all"))
                .map(answer -> check(503, answer))
                .compose(next -> {
                    door.sessions.instead = Future.failedFuture(new IllegalStateException("secret inside"));
                    return door.create(TestDoor.CAMPAIGN);
                })
                .map(answer -> assertEqualsAnd(TestDoor.error("Internal server error"), check(500, answer)))
                .onComplete(test.succeedingThenComplete());
    }

    private Future<HttpResponse<Buffer>> answered(CommandException refusal, String uri) {
        door.sessions.instead = Future.failedFuture(refusal);
        return door.post(uri);
    }

    @Test
    void query_parameters_out_of_bounds_are_named(VertxTestContext test) {
        door.created()
                .compose(id -> {
                    String requests = "/api/campaigns/" + id + "/requests?";
                    return door.get(requests + "status=gone")
                            .map(answer -> {
                                JsonObject error = check(400, answer)
                                        .getJsonArray("errors")
                                        .getJsonObject(0);
                                assertEquals("status", error.getString("path"));
                                return error;
                            })
                            .compose(next -> door.get(requests + "offset=-1").map(answer -> check(400, answer)))
                            .compose(next -> door.get(requests + "limit=0").map(answer -> check(400, answer)))
                            .compose(next ->
                                    door.get(requests + "limit=9999999999").map(answer -> check(400, answer)))
                            .compose(next ->
                                    door.get(requests + "limit=1&limit=2").map(answer -> check(400, answer)));
                })
                .compose(next -> door.get("/api/campaigns?limt=1&limit=1&x"))
                .map(answer -> assertEqualsAnd(
                        TestDoor.invalid("limt", "Unrecognized query parameter", "x", "Unrecognized query parameter"),
                        check(400, answer)))
                .compose(next ->
                        door.get("/api/campaigns/queue/status?sessions=a").map(answer -> check(400, answer)))
                .compose(next -> door.get("/api/campaigns?after=x").map(answer -> check(400, answer)))
                .compose(next -> door.get("/api/campaigns?limit=10001").map(answer -> check(400, answer)))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void requests_are_paged_and_filtered(VertxTestContext test) {
        JsonArray contacts = new JsonArray();
        for (int i = 0; i < 300; i++) {
            contacts.add(Long.toString(5_511_910_000_000L + i));
        }
        door.create(TestDoor.CAMPAIGN.copy().put("contacts", contacts))
                .map(answer -> CampaignId.parse(answer.bodyAsJsonObject().getString("campaignId")))
                .compose(id -> {
                    for (int i = 0; i < 300; i += 3) {
                        door.sessions.move(id, i, SendState.FAILED);
                    }
                    String requests = "/api/campaigns/" + id + "/requests";
                    return door.get(requests)
                            .map(answer -> assertIndexes(answer, 300, 0, 1))
                            .compose(next -> door.get(requests + "?offset=250&limit=40"))
                            .map(answer -> assertIndexes(answer, 40, 250, 1))
                            .compose(next -> door.get(requests + "?status=failed&offset=10&limit=5"))
                            .map(answer -> assertIndexes(answer, 5, 30, 3))
                            .compose(next -> door.get(requests + "?offset=300"))
                            .map(answer -> assertIndexes(answer, 0, 0, 1));
                })
                .onComplete(test.succeedingThenComplete());
    }

    private static Void assertIndexes(HttpResponse<Buffer> answer, int count, int first, int step) {
        JsonArray data = check(200, answer).getJsonArray("data");
        assertEquals(count, data.size());
        for (int i = 0; i < count; i++) {
            JsonObject item = data.getJsonObject(i);
            assertEquals(first + i * step, item.getInteger("index"));
            assertEquals(item.getString("status").equals("failed"), item.containsKey("error"));
        }
        return null;
    }

    @Test
    void campaigns_are_paged_by_the_last_id(VertxTestContext test) {
        Future<?> created = Future.succeededFuture();
        for (int i = 0; i < 5; i++) {
            created = created.compose(next -> door.created());
        }
        created.compose(next -> door.get("/api/campaigns?limit=3"))
                .compose(answer -> {
                    JsonObject body = check(200, answer);
                    assertEquals(5, body.getInteger("totalCampaigns"));
                    assertEquals(3, body.getJsonArray("data").size());
                    return door.get("/api/campaigns?limit=3&after=" + body.getString("next"));
                })
                .map(answer -> {
                    JsonObject body = check(200, answer);
                    assertEquals(2, body.getJsonArray("data").size());
                    assertFalse(body.containsKey("next"));
                    return body;
                })
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void readiness_waits_for_recovery_and_store_but_not_for_waha(VertxTestContext test) {
        door.readiness = new Readiness(true, true, WahaReachability.State.UNREACHABLE);
        door.get("/health/ready")
                .compose(answer -> {
                    assertEquals("unreachable", check(200, answer).getString("waha"));
                    door.readiness = new Readiness(false, true, WahaReachability.State.UNKNOWN);
                    return door.get("/health/ready");
                })
                .compose(answer -> {
                    assertEquals("Recovering", check(503, answer).getString("message"));
                    door.readiness = new Readiness(true, false, WahaReachability.State.UNKNOWN);
                    return door.get("/health/ready");
                })
                .compose(answer -> {
                    check(503, answer);
                    return door.get("/health");
                })
                .map(answer -> assertEqualsAnd(
                        new JsonObject()
                                .put("success", true)
                                .put("message", "Turbozap backend is running")
                                .put("store", "down"),
                        check(200, answer)))
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void documents_are_served_from_here_alone(VertxTestContext test) {
        door.get("/api/docs/")
                .map(answer -> {
                    assertEquals(200, answer.statusCode());
                    assertTrue(answer.bodyAsString().contains("swagger-initializer.js"));
                    return answer;
                })
                .compose(next -> door.get("/api/docs/swagger-ui-bundle.js"))
                .map(answer -> {
                    assertEquals(200, answer.statusCode());
                    return answer;
                })
                .compose(next -> door.get("/api/docs/swagger-initializer.js"))
                .map(answer -> {
                    assertTrue(answer.bodyAsString().contains("/openapi.yaml"));
                    assertFalse(answer.bodyAsString().contains("http"), answer.bodyAsString());
                    return answer;
                })
                .compose(next -> door.get("/api/docs/nothing.js"))
                .map(answer -> check(404, answer))
                .compose(next -> door.get("/metrics"))
                .map(answer -> {
                    assertEquals("turbozap_sends_total 1\n", answer.bodyAsString());
                    return answer;
                })
                .onComplete(test.succeedingThenComplete());
    }

    @Test
    void hundred_and_more_errors_are_counted(VertxTestContext test) {
        JsonArray contacts = new JsonArray(Collections.nCopies(150, 1));
        door.create(TestDoor.CAMPAIGN.copy().put("contacts", contacts))
                .map(answer -> {
                    JsonObject body = check(400, answer);
                    assertEquals(100, body.getJsonArray("errors").size());
                    assertEquals(50, body.getInteger("errorsOmitted"));
                    return body;
                })
                .onComplete(test.succeedingThenComplete());
    }
}
