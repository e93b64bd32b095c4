package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.multipart.MultipartForm;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small requests at once, each on a connection of its own, as scripts send them. */
@Tag("slow")
class SmallCallsTest {

    private static final int AT_ONCE = 200;

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client =
            WebClient.create(vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(AT_ONCE));

    @AfterEach
    void close() {
        WholeServer.await(vertx.close());
    }

    private static void allAnswer(int status, IntFunction<Future<HttpResponse<Buffer>>> request) {
        List<Future<HttpResponse<Buffer>>> answers =
                IntStream.range(0, AT_ONCE).mapToObj(request).toList();
        WholeServer.await(Future.join(answers));
        assertEquals(
                List.of(status),
                answers.stream()
                        .map(answer -> answer.result().statusCode())
                        .distinct()
                        .toList());
    }

    private void allCreatesAreTaken(WholeServer server) {
        allAnswer(201, i -> client.post(server.port(), "127.0.0.1", "/api/campaigns/create")
                .sendJsonObject(new JsonObject()
                        .put("session", "session-" + i % 3)
                        .put("messages", List.of(WholeServer.text("Oi")))
                        .put("contacts", WholeServer.contacts(2))));
        JsonObject list = server.get("/api/campaigns?limit=1").bodyAsJsonObject();
        assertEquals(AT_ONCE, list.getInteger("totalCampaigns"));
    }

    @Test
    void two_hundred_creates_at_once_are_all_taken(@TempDir Path folder) {
        try (WholeServer server = WholeServer.start(
                WholeServer.waha(), "MAX_UPLOADS", "1", "DATABASE_URL", "sqlite:" + folder.resolve("calls.db"))) {
            allCreatesAreTaken(server);
        }
    }

    @Test
    void a_store_in_memory_takes_them_as_well() {
        try (WholeServer server = WholeServer.start(WholeServer.waha(), "MAX_UPLOADS", "1")) {
            allCreatesAreTaken(server);
        }
    }

    @Test
    void two_hundred_small_blasts_at_once_are_all_taken() {
        try (WholeServer server = WholeServer.start(WholeServer.waha(), "MAX_UPLOADS", "1")) {
            allAnswer(201, i -> client.post(server.port(), "127.0.0.1", "/api/blasts")
                    .sendJsonObject(new JsonObject()
                            .put("message", "Oi")
                            .put("start", false)
                            .put("recipients", WholeServer.contacts(2))));
        }
    }

    @Test
    void two_hundred_small_forms_at_once_are_all_taken() {
        try (WholeServer server = WholeServer.start(WholeServer.waha(), "MAX_UPLOADS", "1")) {
            allAnswer(201, i -> client.post(server.port(), "127.0.0.1", "/api/blasts")
                    .sendMultipartForm(MultipartForm.create()
                            .attribute("message", "Oi")
                            .attribute("start", "false")
                            .textFileUpload(
                                    "recipientsFile",
                                    "people.csv",
                                    Buffer.buffer("phone\n5511900000001\n"),
                                    "text/csv")));
        }
    }
}
