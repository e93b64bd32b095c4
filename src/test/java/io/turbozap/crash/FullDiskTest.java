package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** While nothing can be recorded nothing is accepted or sent, and all goes on by itself once there is room. */
@Tag("slow")
final class FullDiskTest {

    @TempDir
    Path directory;

    static List<Room.Kind> rooms() {
        return Room.possible();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_full_disk_halts_everything_until_there_is_room_again(Room.Kind kind)
            throws IOException, InterruptedException {
        try (Room room = kind.in(directory);
                Ground ground = new Ground(directory, room.database(), Waha.BEST.options(0))) {
            try (ServerProcess server = ground.ready()) {
                Ask first = ground.running("sales", 40, 2);
                ground.running("support", 40, 2);
                ground.untilSends(10);
                room.fill(server);
                halted(ground, first);

                room.free();
                ground.until("readiness", ground.api::isReady);
                // what was being written while the disk was full may fail once more
                ground.until(
                        "sessions that record again",
                        () -> !ground.rules("sales").contains("store")
                                && !ground.rules("support").contains("store"));
                ground.running("sales", 3, 1);
                ground.endWell(server);
            }
        }
    }

    @Test
    void a_server_that_is_killed_while_the_disk_is_full_goes_on_where_it_was()
            throws IOException, InterruptedException {
        Room.Kind kind = Room.possible().get(0);
        try (Room room = kind.in(directory);
                Ground ground = new Ground(directory, room.database(), Waha.BEST.options(0))) {
            try (ServerProcess server = ground.ready()) {
                Ask first = ground.running("sales", 40, 2);
                ground.running("support", 40, 2);
                ground.untilSends(10);
                room.fill(server);
                halted(ground, first);
                server.kill();
            }
            room.free();
            try (ServerProcess server = ground.ready()) {
                ground.endWell(server);
            }
        }
    }

    /** What can be seen while the store cannot record. */
    private static void halted(Ground ground, Ask ask) throws IOException, InterruptedException {
        ground.untilBlocked("sales", "store");
        ground.untilBlocked("support", "store");
        int sends = ground.wire.total();
        assertFalse(ground.api.isReady());
        assertEquals("down", ground.api.get("/health").body().getString("store"));

        Api.Answer created = ground.api.post(
                "/api/campaigns/create", ground.asks.note("sales", 2, 1).body());
        assertRefused(created);
        assertRefused(ground.api.post("/api/campaigns/" + ask.id + "/pause"));
        assertEquals("running", ground.campaign(ask).getString("status"));

        for (int look = 0; look < 20; look++) {
            assertTrue(ground.rules("sales").contains("store"));
        }
        assertEquals(sends, ground.wire.total(), "sent without a record");
    }

    private static void assertRefused(Api.Answer answer) {
        assertEquals(503, answer.status(), answer.body()::encode);
        assertFalse(answer.body().getBoolean("success"));
        assertFalse(answer.body().getString("message").isBlank());
    }
}
