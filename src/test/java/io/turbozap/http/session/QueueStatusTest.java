package io.turbozap.http.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.SessionName;
import io.turbozap.http.TestDoor;
import io.turbozap.session.SessionView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the queue status shows, and to whom. */
@ExtendWith(VertxExtension.class)
class QueueStatusTest {

    private static final String STATUS = "/api/campaigns/queue/status";

    @Test
    void commands_that_were_answered_show_at_once_on_any_connection(Vertx vertx, VertxTestContext test) {
        WebClient other = WebClient.create(vertx);
        TestDoor.open(vertx)
                .compose(door -> door.created().compose(id -> {
                    Future<Void> all = Future.succeededFuture();
                    for (int i = 0; i < 100; i++) {
                        all = all.compose(next -> commanded(door, other, id, "execute", 1))
                                .compose(next -> commanded(door, other, id, "stop", 0));
                    }
                    return all;
                }))
                .onComplete(test.succeedingThenComplete());
    }

    private static Future<Void> commanded(TestDoor door, WebClient other, String id, String command, int pending) {
        return door.post("/api/campaigns/" + id + "/" + command)
                .compose(done -> other.get(door.port(), "127.0.0.1", STATUS).send())
                .map(answer -> assertPending(pending, answer));
    }

    private static Void assertPending(int pending, HttpResponse<Buffer> answer) {
        JsonObject stats = answer.bodyAsJsonObject().getJsonObject("stats");
        assertEquals(pending, stats.getInteger("totalPending"));
        return null;
    }

    @Test
    void very_many_workers_are_all_shown(Vertx vertx, VertxTestContext test) {
        List<SessionView> workers = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            workers.add(new SessionView(new SessionName("s" + i), true, 2, 1, null, 0, List.of()));
        }
        TestDoor.open(vertx)
                .compose(door -> {
                    door.sessions.workers = workers;
                    return door.get(STATUS);
                })
                .map(answer -> {
                    assertEquals(
                            2_500,
                            answer.bodyAsJsonObject().getJsonArray("workers").size());
                    return assertPending(2_500, answer);
                })
                .onComplete(test.succeedingThenComplete());
    }
}
