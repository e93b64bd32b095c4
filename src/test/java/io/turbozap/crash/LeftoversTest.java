package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed again and again does not fill the temporary directory. */
@Tag("slow")
final class LeftoversTest {

    @TempDir
    Path directory;

    @Test
    void a_killed_server_leaves_no_unpacked_library_behind() throws IOException, InterruptedException {
        try (Ground ground = new Ground(directory, StoreKind.SQLITE.fresh(directory), Waha.BEST.options(0))) {
            try (ServerProcess server = ground.ready()) {
                ground.running("sales", 2, 1);
                ground.untilSends(2);
                server.kill();
            }
            try (ServerProcess server = ground.ready()) {
                server.kill();
            }
        }
        assertEquals(List.of(), temporary());
    }

    private List<String> temporary() throws IOException {
        try (Stream<Path> left = Files.walk(directory.resolve("tmp"))) {
            return left.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.endsWith(".lock")) // empty, and removed by the next one
                    .toList();
        }
    }
}
