package io.turbozap.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class OwnerOnlyFilesTest {

    @TempDir
    Path directory;

    @Test
    void what_is_made_is_its_owners_alone() throws IOException {
        OwnerOnlyFiles.createDirectories(directory.resolve("a/b"));
        OwnerOnlyFiles.createFile(directory.resolve("a/b/file"));
        assertEquals("rwx------", permissions("a"));
        assertEquals("rwx------", permissions("a/b"));
        assertEquals("rw-------", permissions("a/b/file"));
    }

    @Test
    void what_is_there_stays_as_it_is_until_it_is_tightened_with_a_line_in_the_log() throws IOException {
        Path file = made("file", "rw-r--r--");
        OwnerOnlyFiles.createFile(file);
        OwnerOnlyFiles.createDirectories(directory);
        assertEquals("rw-r--r--", permissions("file"));
        assertEquals("content", Files.readString(file));

        try (LogLines log = LogLines.capture()) {
            OwnerOnlyFiles.tightenFile(file);
            OwnerOnlyFiles.tightenFile(file);
            assertEquals(1, log.atLeastWarnings().size(), () -> log.all().toString());
            assertTrue(log.all().get(0).contains("rw-r--r--"));
        }
        assertEquals("rw-------", permissions("file"));
    }

    @Test
    void what_the_owner_may_not_do_is_not_given_back() throws IOException {
        OwnerOnlyFiles.tightenFile(made("file", "r--------"));
        OwnerOnlyFiles.tightenFile(directory.resolve("none"));
        assertEquals("r--------", permissions("file"));
    }

    private Path made(String name, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "content");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
    }
}
