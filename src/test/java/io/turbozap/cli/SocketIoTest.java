package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Socket.IO client of npm hears of single messages from a whole server, whose event loops share the port. */
@Tag("slow")
@Timeout(120)
final class SocketIoTest {

    private static final long FAR = 4_070_908_800_000L;

    @BeforeAll
    static void installed() {
        NpmSocketIo.assumeInstalled();
    }

    private static JsonObject message(long sendAt) {
        return new JsonObject()
                .put("recipient", "5511999999999")
                .put("message", "Hello from the API!")
                .put("sendAt", sendAt)
                .put("channel", "whatsapp");
    }

    private static JsonObject post(WholeServer whole, JsonObject message) {
        return whole.post("/scheduled", message).bodyAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "polling", "websocket"})
    void every_change_of_a_message_is_heard(String transports) {
        try (WholeServer whole = WholeServer.start(waha());
                NpmSocketIo client = NpmSocketIo.start(whole.server.port(), transports, 1)) {
            List<String> expected =
                    transports.equals("default") ? List.of("polling", "websocket") : List.of(transports);
            assertEquals(expected, client.connected(1 + expected.size()));

            JsonObject created = post(whole, message(FAR));
            assertEquals(created, client.message("messageScheduled"));

            String path = "/scheduled/" + created.getString("id");
            JsonObject updated = whole.send(HttpMethod.PUT, path, new JsonObject().put("message", "Updated message"))
                    .bodyAsJsonObject();
            assertEquals(updated, client.message("messageUpdated"));
            assertEquals("Updated message", updated.getString("message"));

            assertEquals(204, whole.send(HttpMethod.DELETE, path, null).statusCode());
            assertEquals(updated, client.message("messageDeleted"));
        }
    }

    @Test
    void a_message_that_leaves_by_itself_is_delivered_as_the_list_shows_it() {
        try (WholeServer whole = WholeServer.start(waha());
                NpmSocketIo client = NpmSocketIo.start(whole.server.port(), "websocket", 1)) {
            client.connected(2);
            String id = post(whole, message(1_735_689_600_000L)).getString("id");

            assertEquals("scheduled", client.message("messageScheduled").getString("status"));
            JsonArray next = client.next();
            while (next.getString(0).equals("messageUpdated")) {
                assertEquals("sending", next.getJsonObject(1).getString("status"));
                next = client.next();
            }

            assertEquals("messageDelivered", next.getString(0));
            JsonObject delivered = next.getJsonObject(1);
            JsonObject listed = whole.get("/delivered").bodyAsJsonArray().getJsonObject(0);
            assertEquals(id, delivered.getString("id"));
            assertEquals("sent", delivered.getString("status"));
            assertNotNull(delivered.getString("sentAt"));
            assertEquals(listed.getLong("deliveryId"), delivered.getLong("deliveryId"));
            assertTrue(listed.fieldNames().containsAll(delivered.fieldNames()), listed::encode);
        }
    }

    @Test
    void what_did_not_leave_is_updated_and_never_delivered() {
        try (WholeServer whole = WholeServer.start(waha());
                NpmSocketIo client = NpmSocketIo.start(whole.server.port(), "websocket", 1)) {
            client.connected(2);
            whole.post("/api/suppressions", new JsonObject().put("phone", "5511999999999"));
            post(whole, message(1_735_689_600_000L));

            client.message("messageScheduled");
            JsonObject last = client.message("messageUpdated");
            while (!last.getString("status").equals("skipped")) {
                last = client.message("messageUpdated");
            }
            post(whole, message(FAR));
            client.message("messageScheduled");
        }
    }

    @Test
    void campaigns_are_none_of_its_business() {
        try (WholeServer whole = WholeServer.start(waha());
                NpmSocketIo client = NpmSocketIo.start(whole.server.port(), "websocket", 1)) {
            client.connected(2);
            whole.untilStatus(whole.execute("default", 3, text("Hi")), "completed");

            post(whole, message(FAR));
            client.message("messageScheduled");
        }
    }

    @Test
    void many_clients_hear_the_same_whatever_event_loop_they_are_on() {
        int clients = 100;
        try (WholeServer whole = WholeServer.start(waha());
                NpmSocketIo client = NpmSocketIo.start(whole.server.port(), "default", clients)) {
            client.connected(3 * clients);
            post(whole, message(FAR));
            Set<Object> heard = new HashSet<>();
            for (int i = 0; i < clients; i++) {
                heard.add(client.message("messageScheduled"));
            }
            assertEquals(1, heard.size());
        }
    }

    @Test
    void key_and_room_are_checked_in_front() {
        String[] settings = {"API_KEY", "a-long-enough-key", "MAX_SOCKETS", "1"};
        try (WholeServer whole = WholeServer.start(waha(), settings)) {
            for (String transports : new String[] {"polling", "websocket"}) {
                try (NpmSocketIo stranger = NpmSocketIo.start(whole.server.port(), transports, 1)) {
                    stranger.next("connect_error");
                }
            }
            String[] key = {"X-Api-Key", "a-long-enough-key"};
            try (NpmSocketIo client = NpmSocketIo.start(whole.server.port(), "default", 1, key)) {
                client.connected(3);
                try (NpmSocketIo second = NpmSocketIo.start(whole.server.port(), "default", 1, key)) {
                    second.next("connect_error");
                }
            }
            try (NpmSocketIo client = NpmSocketIo.start(whole.server.port(), "websocket", 1, key)) {
                while (!client.next().getString(0).equals("connect")) {
                    // the place of the one before is being given back
                }
            }
        }
    }

    @Test
    void a_stop_waits_for_no_poll() {
        try (NpmSocketIo client = stopped()) {
            client.next("disconnect");
        }
    }

    /** A client that polls, of a server that stopped. */
    private static NpmSocketIo stopped() {
        try (WholeServer whole = WholeServer.start(waha(), "SHUTDOWN_GRACE", "3600000")) {
            NpmSocketIo client = NpmSocketIo.start(whole.server.port(), "polling", 1);
            client.connected(2);
            Instant before = Instant.now();
            whole.stop();
            assertTrue(Duration.between(before, Instant.now()).toMinutes() < 1);
            return client;
        }
    }
}
