package io.turbozap.cli.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.cli.WholeServer;
import io.turbozap.fixture.RefusingPort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command {@code seed} against a whole server. */
class SeedCommandTest {

    private static final String KEY = "a-key-of-the-server";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(int port, String key) {
        return new CommandLine(new SeedCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--url", "http://127.0.0.1:" + port, "--api-key", key);
    }

    private static JsonObject campaigns(WholeServer server) {
        return server.get("/api/campaigns").bodyAsJsonObject();
    }

    @Test
    void a_server_is_filled_once_however_often_and_nothing_is_sent() {
        try (WholeServer server = WholeServer.start(WholeServer.waha(), "API_KEY", KEY)) {
            assertEquals(0, run(server.port(), KEY), err::toString);
            assertTrue(out.toString().contains("contacts: 24 added, 0 were there"), out::toString);
            assertEquals(0, run(server.port(), KEY), err::toString);

            assertTrue(out.toString().contains("contacts: 0 added, 24 were there"), out::toString);
            assertTrue(out.toString().contains("\"Sample: spring offers\" was there"), out::toString);
            assertEquals(3, campaigns(server).getInteger("totalCampaigns"));
            assertTrue(campaigns(server).getJsonArray("data").stream()
                    .allMatch(campaign ->
                            ((JsonObject) campaign).getString("status").equals("pending")));
            assertEquals(200, server.get("/api/templates/sample-welcome").statusCode());
            assertEquals(24, server.get("/contacts?limit=100").bodyAsJsonArray().size());
            assertEquals(List.of(), WholeServer.await(server.simulator().sent(null, null)));
        }
    }

    @Test
    void a_wrong_key_and_a_server_that_is_not_there_are_explained() throws IOException {
        try (WholeServer server = WholeServer.start(WholeServer.waha(), "API_KEY", KEY);
                RefusingPort nobody = new RefusingPort()) {
            assertEquals(1, run(server.port(), "another"));
            assertTrue(err.toString().contains("wants its key"), err::toString);
            assertEquals(3, run(nobody.number(), KEY));
            assertTrue(err.toString().contains("No Turbozap server answers"), err::toString);
        }
    }
}
