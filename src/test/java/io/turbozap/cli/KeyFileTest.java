package io.turbozap.cli;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.config.Config;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's own key, which is beside the store and in none of its backups. */
@ExtendWith(VertxExtension.class)
final class KeyFileTest {

    @ParameterizedTest
    @CsvSource({
        "sqlite:/srv/desk/turbozap.db, /srv/desk/turbozap.key",
        "sqlite:/srv/desk/store.sqlite3, /srv/desk/store.key",
        "sqlite:/srv/desk/store, /srv/desk/store.key",
        "sqlite:/srv/desk/store.key, /srv/desk/store.key.key",
        "postgresql://me:hush@db.example/turbozap, data/turbozap.key"
    })
    void it_is_beside_the_store(String url, String file) {
        assertEquals(Path.of(file), KeyFile.of(Config.of(Map.of("DATABASE_URL", url))));
    }

    @Test
    void it_is_where_the_operator_says() {
        assertEquals(
                Path.of("/run/own.key"),
                KeyFile.of(Config.of(Map.of("DATABASE_URL", "memory", "KEY_FILE", "/run/own.key"))));
    }

    @Test
    void a_store_that_ends_with_the_process_needs_none() {
        assertNull(KeyFile.of(Config.of(Map.of("DATABASE_URL", "memory"))));
    }

    @Test
    void it_is_made_once_for_its_owner_alone(@TempDir Path folder, Vertx vertx) throws IOException {
        Config config = Config.of(Map.of("DATABASE_URL", "sqlite:" + folder.resolve("new/turbozap.db")));

        byte[] first = await(KeyFile.open(vertx, config)).of("audit");

        Path file = folder.resolve("new/turbozap.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertArrayEquals(first, await(KeyFile.open(vertx, config)).of("audit"));
    }

    @Test
    void a_server_with_another_thing_in_its_place_does_not_start(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("turbozap.key"), "no key");
        Config config = Config.of(Map.of(
                "PORT",
                "0",
                "DATABASE_URL",
                "sqlite:" + folder.resolve("turbozap.db").toString()));

        CannotStartException refusal = assertThrows(CannotStartException.class, () -> await(Server.start(config)));

        String line = String.valueOf(refusal.getMessage());
        assertTrue(line.startsWith("Cannot open the key file " + folder.resolve("turbozap.key")), line);
        assertFalse(line.contains("\n"), line);
    }
}
