package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.cli.Exhaustion;
import io.turbozap.cli.Exhaustion.Place;
import io.turbozap.process.Halt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that ran out of memory, or hangs, ends at once and does not pretend to live; the next one goes on. */
@Tag("slow")
final class ExhaustionTest {

    /** Milliseconds that a loop which only lacks the processor does not take. */
    private static final String BEYOND_SLOWNESS = "15000";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"HANDLER_ON_A_LOOP", "WORKER", "WRITER_OF_THE_STORE", "READER_OF_THE_STORE", "OWN_THREAD"})
    void a_server_that_ran_out_of_memory_ends_at_once_and_the_next_one_goes_on(Place place)
            throws IOException, InterruptedException {
        ends(place, List.of(), "OutOfMemoryError", "WATCHDOG_TIMEOUT", "0");
    }

    @Test
    void the_flag_of_the_image_sees_what_somebody_swallowed() throws IOException, InterruptedException {
        ends(Place.SWALLOWED, List.of("-XX:+ExitOnOutOfMemoryError"), "OutOfMemoryError");
    }

    @Test
    void a_server_whose_loop_hangs_ends_and_the_next_one_goes_on() throws IOException, InterruptedException {
        ends(Place.HANGING_LOOP, List.of(), "event loop", "WATCHDOG_TIMEOUT", BEYOND_SLOWNESS);
    }

    /** In memory the writer reads too, so that something can hang on it. */
    @Test
    void a_server_whose_writer_hangs_ends() throws IOException, InterruptedException {
        try (Ground ground =
                        new Ground(directory, "memory", Waha.BEST.options(0), "WATCHDOG_TIMEOUT", BEYOND_SLOWNESS);
                ServerProcess server = begun(ground, Place.HANGING_WRITER, List.of())) {
            Files.createFile(ground.directory.resolve("now"));
            assertEnded(server, "the writer of the store");
        }
    }

    private void ends(Place place, List<String> java, String reason, String... settings)
            throws IOException, InterruptedException {
        try (Ground ground = ground(settings)) {
            Ask ask;
            try (ServerProcess server = begun(ground, place, java)) {
                ask = ground.created("sales", 5, 1);
                Files.createFile(ground.directory.resolve("now"));
                assertEnded(server, reason);
            }
            goesOn(ground, ask);
        }
    }

    private Ground ground(String... settings) throws IOException {
        return new Ground(directory, StoreKind.SQLITE.fresh(directory), Waha.BEST.options(0), settings);
    }

    private static ServerProcess begun(Ground ground, Place place, List<String> java)
            throws IOException, InterruptedException {
        return ground.ready(ServerProcess.start(
                ground.directory, ground.settings, withHeap(java), Exhaustion.class.getName(), place.name()));
    }

    private static List<String> withHeap(List<String> java) {
        return Stream.concat(Stream.of("-Xmx160m"), java.stream()).toList();
    }

    private static void assertEnded(ServerProcess server, String reason) throws IOException, InterruptedException {
        assertEquals(Halt.EXIT_CODE, server.awaitEnd(), server.output());
        List<String> last = server.output()
                .lines()
                .filter(line -> line.startsWith("turbozap: ") || line.startsWith("Terminating due to "))
                .toList();
        assertEquals(1, last.size(), server.output());
        assertTrue(last.get(0).contains(reason), server.output());
    }

    private static void goesOn(Ground ground, Ask ask) throws IOException, InterruptedException {
        try (ServerProcess server = ground.ready()) {
            Person.execute(ground.api, ask);
            ground.endWell(server);
        }
    }
}
