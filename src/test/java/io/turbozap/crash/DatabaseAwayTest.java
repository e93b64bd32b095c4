package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that goes away is waited for: nothing is accepted or sent meanwhile, nothing lost and nothing doubled. */
@Tag("slow")
final class DatabaseAwayTest {

    @TempDir
    Path directory;

    @Test
    void a_database_that_goes_and_comes_back_loses_and_doubles_nothing() throws IOException, InterruptedException {
        try (StoppablePostgres database = new StoppablePostgres(directory.resolve("postgres"));
                Ground ground = new Ground(directory, database.url(), Waha.BEST.options(5))) {
            try (ServerProcess server = ground.ready()) {
                Ask first = ground.running("sales", 60, 2);
                ground.running("support", 60, 2);
                for (int round = 1; round <= 2; round++) {
                    ground.untilSends(30 * round);
                    database.stop();
                    halted(ground, first);
                    database.start();
                    ground.until("readiness", ground.api::isReady);
                }
                ground.endWell(server);
            }
        }
    }

    @Test
    void a_server_that_is_killed_while_the_database_is_away_goes_on_where_it_was()
            throws IOException, InterruptedException {
        try (StoppablePostgres database = new StoppablePostgres(directory.resolve("postgres"));
                Ground ground = new Ground(directory, database.url(), Waha.BEST.options(5))) {
            try (ServerProcess server = ground.ready()) {
                Ask first = ground.running("sales", 40, 2);
                ground.running("support", 40, 2);
                ground.untilSends(20);
                database.stop();
                halted(ground, first);
                server.kill();
            }
            database.start();
            try (ServerProcess server = ground.ready()) {
                ground.endWell(server);
            }
        }
    }

    private static void halted(Ground ground, Ask ask) throws IOException, InterruptedException {
        ground.untilBlocked("sales", "store");
        ground.untilBlocked("support", "store");
        int sends = ground.wire.total();
        assertFalse(ground.api.isReady());
        assertEquals(503, ground.api.post("/api/campaigns/" + ask.id + "/pause").status());
        Ask refused = ground.asks.note("sales", 2, 1);
        assertEquals(
                503, ground.api.post("/api/campaigns/create", refused.body()).status());
        assertEquals(sends, ground.wire.total(), "sent without a record");
    }
}
