package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turbozap.simulator.http.SimulatedConnections;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.sms.SmsRoutes;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ControlTest {

    private static final String ANA = "5511999998888@c.us";
    private static final Path CONTRACT = Path.of("..", "shared", "waha-openapi.json");
    private static final Set<String> NEWER_THAN_THE_CONTRACT =
            Set.of("GET /api/sessions/{}/timelock", "GET /api/sessions/{}/capping");

    private static List<String> served(Vertx vertx) {
        SimulatorOptions options = SimulatorOptions.defaults();
        return SimulatorVerticle.routes(new SimulatedWaha(vertx, options), new SimulatedConnections(1), millis -> {})
                .all();
    }

    @Test
    void the_summary_proves_what_was_sent(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().sessions("a", "b"));
        waha.sendText("a", ANA, "oi");
        waha.sendText("a", ANA, "oi");
        waha.sendText("b", ANA, "oi");

        JsonObject summary = waha.get("/simulator/summary").bodyAsJsonObject();

        assertEquals(3, summary.getInteger("accepted"));
        assertEquals(3, summary.getInteger("starts"));
        assertEquals(1, summary.getInteger("duplicates"));
        assertEquals(1, summary.getInteger("maxInFlight"));
        assertEquals(0, summary.getInteger("sessionsOmitted"));
        JsonObject a = summary.getJsonObject("sessions").getJsonObject("a");
        assertEquals(2, a.getInteger("accepted"));
        assertEquals(1, a.getInteger("maxInFlight"));
        assertTrue(a.getDouble("minGapMillis") > 0);
        assertEquals(1, summary.getJsonObject("sessions").getJsonObject("b").getInteger("distinctSequences"));
        assertNotNull(summary.getInteger("connections"));
    }

    @Test
    void the_ledger_is_paged_filtered_and_cleared(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().sessions("a", "b"));
        for (int i = 0; i < 5; i++) {
            waha.sendText("a", ANA, "text " + i);
            waha.sendText("b", ANA, "text " + i);
        }

        JsonArray page = waha.get("/simulator/ledger?session=a&chat=5511999998888&offset=1&limit=2")
                .bodyAsJsonObject()
                .getJsonArray("entries");

        assertEquals(2, page.size());
        assertEquals("text 1", page.getJsonObject(0).getString("content"));
        assertEquals(3, page.getJsonObject(1).getInteger("number"));
        assertEquals(5, await(waha.simulator.sentTo("a", ANA)));
        assertEquals(204, waha.delete("/simulator/ledger").statusCode());
        assertEquals(0, waha.get("/simulator/ledger").bodyAsJsonObject().getInteger("accepted"));
    }

    @Test
    void a_session_is_set_over_http(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject order = new JsonObject().put("status", "FAILED").put("acks", "never");

        assertEquals(
                "FAILED",
                waha.put("/simulator/sessions/shop", order).bodyAsJsonObject().getString("status"));
        assertEquals(
                400,
                waha.put("/simulator/sessions/shop", new JsonObject().put("acks", "soon"))
                        .statusCode());
        assertEquals(
                "FAILED",
                waha.put("/simulator/sessions/shop", new JsonObject())
                        .bodyAsJsonObject()
                        .getString("status"));
        assertEquals(
                404,
                waha.post("/simulator/incoming", new JsonObject().put("session", "zz"))
                        .statusCode());
    }

    @Test
    void the_help_names_every_control(Vertx vertx) {
        String help = SimulatedServer.start(vertx, fast()).get("/simulator").bodyAsString();

        for (String route : served(vertx)) {
            if (route.contains(" /simulator")) {
                String line = route.replaceFirst(" .*", "");
                String path = route.replaceFirst(".* ", "");
                assertTrue(help.lines().anyMatch(l -> l.startsWith(line) && l.contains(path)), route);
            }
        }
    }

    @Test
    void every_path_of_waha_is_in_its_contract(Vertx vertx) throws IOException {
        assumeTrue(Files.exists(CONTRACT), "waha-openapi.json is not at hand");
        JsonObject paths = new JsonObject(Files.readString(CONTRACT)).getJsonObject("paths");
        List<String> published = paths.fieldNames().stream()
                .flatMap(path -> paths.getJsonObject(path).fieldNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + anonymous(path)))
                .toList();

        for (String route : served(vertx)) {
            boolean ours = route.contains(" /simulator")
                    || route.contains(" " + SmsRoutes.ROOT)
                    || route.endsWith(" /messages/send");
            if (!ours && !NEWER_THAN_THE_CONTRACT.contains(anonymous(route))) {
                assertTrue(published.contains(anonymous(route)), route);
            }
        }
    }

    private static String anonymous(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
