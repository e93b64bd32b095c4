package io.turbozap.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"));

    @TempDir
    Path elsewhere;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_is_its_owners_alone_and_always_there() throws IOException {
        Path directory = TemporaryFiles.directory();
        Files.delete(directory);
        assertEquals(directory, TemporaryFiles.directory());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    }

    @Test
    void what_a_process_left_that_ended_is_removed_and_nothing_else() throws IOException {
        Path left = Files.createDirectory(ROOT.resolve("turbozap-left-" + System.nanoTime()));
        Path outside = Files.writeString(elsewhere.resolve("kept"), "kept");
        Files.writeString(left.resolve("numbers.upload"), "5511999999999");
        Files.createDirectory(left.resolve("inside"));
        Files.createSymbolicLink(left.resolve("link"), elsewhere);
        Path lock = Files.createFile(lockOf(left));
        Path unlocked = Files.createDirectory(ROOT.resolve("turbozap-other-" + System.nanoTime()));
        Path own = Files.writeString(TemporaryFiles.directory().resolve("own"), "own");

        TemporaryFiles.clear();

        assertFalse(Files.exists(left));
        assertFalse(Files.exists(lock));
        assertTrue(Files.exists(outside), "a link is not followed");
        assertTrue(Files.exists(unlocked), "it may be anybody's");
        assertTrue(Files.exists(own));
        Files.delete(unlocked);
        Files.delete(own);
    }

    @Test
    void what_belongs_to_a_process_that_lives_stays_until_it_was_killed() throws Exception {
        Path note = elsewhere.resolve("note");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + ROOT,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        note.toString())
                .inheritIO()
                .start();
        try {
            Waiting.until(() -> "a note", 60, () -> Files.exists(note));
            Path file = Path.of(Files.readString(note));
            TemporaryFiles.clear();
            assertTrue(Files.exists(file));

            other.destroyForcibly().waitFor();
            TemporaryFiles.clear();
            assertFalse(Files.exists(file.getParent()));
        } finally {
            other.destroyForcibly();
        }
    }

    private static Path lockOf(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".lock");
    }

    /** A process that has a temporary file. */
    static final class Holder {

        public static void main(String[] args) throws Exception {
            Path file = Files.writeString(TemporaryFiles.directory().resolve("file"), "numbers");
            Path note = Path.of(args[0]);
            Path written = Files.writeString(note.resolveSibling("written"), file.toString());
            Files.move(written, note);
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
