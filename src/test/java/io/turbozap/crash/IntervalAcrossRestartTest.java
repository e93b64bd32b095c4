package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session keeps its interval across the death of its server. */
@Tag("slow")
final class IntervalAcrossRestartTest {

    /** Much longer than a restart takes. */
    private static final long INTERVAL = 4_000;
    /** How late a send may arrive. */
    private static final long TOLERATED = 1_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_server_that_was_killed_after_a_send_waits_until_the_interval_is_over(StoreKind kind)
            throws IOException, InterruptedException {
        try (Ground ground = new Ground(
                directory,
                kind.fresh(directory),
                Waha.BEST.options(0),
                "EXECUTION_INTERVAL",
                Long.toString(INTERVAL))) {
            try (ServerProcess server = ground.ready()) {
                ground.running("sales", 2, 1);
                ground.untilSends(1);
                server.kill();
            }
            try (ServerProcess server = ground.ready()) {
                ground.endWell(server);
            }
            assertNull(Intervals.fault("sales", ground.wire.arrivals("sales"), INTERVAL, TOLERATED));
        }
    }
}
