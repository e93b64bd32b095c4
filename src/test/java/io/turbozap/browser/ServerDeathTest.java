package io.turbozap.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.cli.WholeServer;
import io.turbozap.crash.ServerProcess;
import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A page that stays open while its server dies and another takes its place. */
@Tag("slow")
@ExtendWith(VertxExtension.class)
@Timeout(180)
class ServerDeathTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String LOST = "Connection lost";

    @TempDir
    Path directory;

    private static void start(Vertx vertx, int port, String session) {
        JsonObject campaign = new JsonObject()
                .put("session", session)
                .put("messages", new JsonArray().add(WholeServer.text("hello")))
                .put("contacts", new JsonArray(WholeServer.contacts(3)));
        WebClient client = WebClient.create(vertx);
        String id = WholeServer.idOf(Waiting.await(
                client.post(port, "127.0.0.1", "/api/campaigns/create").sendJsonObject(campaign)));
        HttpResponse<Buffer> started = Waiting.await(client.post(port, "127.0.0.1", "/api/campaigns/" + id + "/execute")
                .send());
        assertEquals(202, started.statusCode());
    }

    @Test
    void the_page_says_that_it_is_alone_and_goes_on_by_itself(Vertx vertx) throws IOException, InterruptedException {
        Simulator waha = Waiting.await(Simulator.start(vertx, WholeServer.waha().build()));
        Map<String, String> settings = Map.of(
                "WAHA_BASE_URL",
                waha.baseUrl(),
                "DATABASE_URL",
                "sqlite:" + directory.resolve("kept.db"),
                "EXECUTION_INTERVAL",
                "3600000");
        int port;
        Page page;
        try (ServerProcess server = ServerProcess.start(directory, settings)) {
            port = server.awaitListening();
            page = browser.visit(port);
            page.open("/admin/queues");
            start(vertx, port, "first");
            page.see("first");
            page.seeNo(LOST);

            browser.expectErrors("WebSocket connection to|Failed to load resource");
            server.kill();
            page.see(LOST);
            page.see("first");
        }
        settings = new HashMap<>(settings);
        settings.put("PORT", Integer.toString(port));
        try (ServerProcess again = ServerProcess.start(directory, settings)) {
            assertEquals(port, again.awaitListening());
            page.seeNo(LOST);
            page.see("first");
            start(vertx, port, "second");
            page.see("second");
        }
    }
}
