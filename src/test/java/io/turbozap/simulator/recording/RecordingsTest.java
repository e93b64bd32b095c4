package io.turbozap.simulator.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.fixture.Recordings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The simulator answers and posts what a real WAHA did, but for what {@code known-differences.json} names with the reason.
 * {@code stage.json} holds what happened outside of WAHA before or instead of a request.
 */
@Tag("slow")
@ExtendWith(VertxExtension.class)
class RecordingsTest {

    @Test
    void the_simulator_behaves_as_a_real_waha_did(Vertx vertx) throws IOException {
        List<JsonObject> records = Recordings.read();
        JsonObject known = resource("known-differences.json");
        Map<String, List<String>> differences = new Play(vertx, resource("stage.json")).run(records);
        Map<String, Object> unknown = new TreeMap<>();
        differences.forEach((name, found) -> {
            if (!found.isEmpty() && !known.containsKey(name)) {
                unknown.put(name, found);
            }
        });
        List<String> needless = known.fieldNames().stream()
                .filter(name -> differences.getOrDefault(name, List.of()).isEmpty())
                .toList();

        assertEquals("", text(unknown), "unlike the recordings");
        assertEquals(List.of(), needless, "named as different, and no longer so");
    }

    private static String text(Map<String, Object> differences) {
        StringBuilder text = new StringBuilder();
        differences.forEach(
                (name, found) -> text.append(name).append(": ").append(found).append('\n'));
        return text.toString();
    }

    private static JsonObject resource(String name) throws IOException {
        try (InputStream stream = RecordingsTest.class.getResourceAsStream("/recordings/" + name)) {
            return new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
