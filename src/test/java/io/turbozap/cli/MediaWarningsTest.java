package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.LogLines;
import io.turbozap.fixture.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is doubtful about the files of a campaign stands beside it, and stops nothing. */
final class MediaWarningsTest {

    @Test
    void missing_file_is_a_warning_of_its_campaign_and_a_line_in_the_log() {
        Vertx vertx = Vertx.vertx();
        try (LogLines lines = LogLines.capture();
                WholeServer whole = WholeServer.start(waha(), "MEDIA_ALLOW_PRIVATE", "true", "CHECK_MEDIA", "true")) {
            int port = await(vertx.createHttpServer()
                            .requestHandler(request ->
                                    request.response().setStatusCode(404).end())
                            .listen(0, "127.0.0.1"))
                    .actualPort();
            JsonObject photo = new JsonObject()
                    .put("type", "photo")
                    .put("content", "http://127.0.0.1:" + port + "/hush/a.jpg?token=secret");
            String id = WholeServer.idOf(whole.post(
                    "/api/campaigns/create",
                    new JsonObject()
                            .put("session", "sales")
                            .put("messages", new JsonArray().add(photo))
                            .put("contacts", new JsonArray().add("5511999999999"))
                            .put("execute", true)));
            whole.untilStatus(id, "completed");

            JsonObject answer = whole.get("/api/campaigns/" + id).bodyAsJsonObject();

            JsonObject warning = answer.getJsonArray("warnings").getJsonObject(0);
            assertEquals("media_status", warning.getString("code"));
            assertEquals("messages.0", warning.getString("path"));
            assertEquals("127.0.0.1", warning.getString("host"));
            assertEquals("404", warning.getString("detail"));
            assertEquals(1, whole.count(id, "completed") + whole.count(id, "failed"));
            Waiting.until("a line in the log", () -> lines.atLeastWarnings().stream()
                    .anyMatch(line -> line.contains("answered 404")));
            List<String> all = lines.all();
            assertFalse(all.stream().anyMatch(line -> line.contains("secret") || line.contains("hush")));
            assertTrue(all.stream().anyMatch(line -> line.contains(id)));
        } finally {
            await(vertx.close());
        }
    }
}
