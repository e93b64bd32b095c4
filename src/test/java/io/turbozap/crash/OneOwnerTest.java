package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store has one server (rule 26). */
@Tag("slow")
final class OneOwnerTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_second_server_refuses_to_start_in_one_line_and_the_first_goes_on(StoreKind kind)
            throws IOException, InterruptedException {
        try (Ground ground = new Ground(directory, kind.fresh(directory), Waha.BEST.options(0));
                ServerProcess first = ground.ready()) {
            ground.running("sales", 30, 1);
            try (ServerProcess second = ground.start()) {
                assertEquals(1, second.awaitEnd(), second.output());
                Complaints.assertOneLine(second.output(), "store");
            }
            assertTrue(first.isAlive());
            ground.endWell(first);
        }
    }
}
