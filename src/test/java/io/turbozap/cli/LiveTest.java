package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.live.SocketListener;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSockets in front of a whole server. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
final class LiveTest {

    private static JsonObject data(JsonObject frame) {
        return frame.getJsonObject("data");
    }

    @Test
    void a_blast_is_watched_from_before_its_start_to_its_end(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha())) {
            String id = whole.create("default", 50, text("Hi"));
            SocketListener client = SocketListener.connect(vertx, whole.server.port(), "/?blastId=" + id);
            assertEquals("pending", client.data("blast_progress").getString("status"));

            whole.command(id, "execute");
            JsonObject end =
                    data(client.frame(frame -> data(frame).getString("status").equals("completed")));
            assertEquals(50, end.getInteger("sent"));
            assertEquals(0, end.getInteger("pending"));
        }
    }

    @Test
    void the_end_of_a_campaign_that_leaves_the_memory_at_once_is_told(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha(), "RETAIN_COMPLETED", "0")) {
            String id = whole.create("default", 3, text("Hi"));
            SocketListener client = SocketListener.connect(vertx, whole.server.port(), "/?campaignId=" + id);
            whole.command(id, "execute");

            JsonObject end =
                    data(client.frame(frame -> data(frame).getString("status").equals("completed")));
            assertEquals(3, end.getInteger("sent"));

            JsonObject late = SocketListener.connect(vertx, whole.server.port(), "/?campaignId=" + id)
                    .frame();
            assertTrue(late.getBoolean("snapshot"));
            assertEquals("completed", data(late).getString("status"));
        }
    }

    @Test
    void a_server_that_stops_says_so(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha())) {
            SocketListener client = SocketListener.connect(vertx, whole.server.port(), "/?sessionId=default");
            whole.stop();

            assertEquals("1001 the server stops", client.closed());
        }
    }
}
