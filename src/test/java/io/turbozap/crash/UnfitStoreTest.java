package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that this program cannot work with stops the start in one line, and is left as it is. */
@Tag("slow")
final class UnfitStoreTest {

    private static final String NEWER = "INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success)"
            + " SELECT installed_rank + 1, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 1, 'somebody',"
            + " 1, success FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1";
    private static final String AS_BEFORE = "DELETE FROM flyway_schema_history WHERE version = '999'";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_store_of_a_newer_version_is_refused_and_left_as_it_is(StoreKind kind)
            throws IOException, InterruptedException, SQLException {
        try (Ground ground = used(kind.fresh(directory))) {
            change(ground, kind, NEWER);
            refused(ground, "newer");

            change(ground, kind, AS_BEFORE);
            try (ServerProcess server = ground.ready()) {
                ground.endWell(server);
            }
        }
    }

    @Test
    void a_damaged_database_file_is_refused_with_the_way_to_a_backup_and_left_as_it_is()
            throws IOException, InterruptedException {
        try (Ground ground = used(StoreKind.SQLITE.fresh(directory))) {
            byte[] sound = Files.readAllBytes(file());
            byte[] holed = sound.clone();
            Arrays.fill(holed, sound.length / 3, sound.length / 3 * 2, (byte) 0);
            for (byte[] damaged : new byte[][] {holed, Arrays.copyOf(sound, sound.length / 2), {'n', 'o', 'n', 'e'}}) {
                Files.write(file(), damaged);
                refused(ground, "turbozap restore");
                assertArrayEquals(damaged, Files.readAllBytes(file()));
            }
        }
    }

    /** A store with something in it whose server has ended. */
    private Ground used(String database) throws IOException, InterruptedException {
        Ground ground = new Ground(directory, database, Waha.BEST.options(0));
        try (ServerProcess server = ground.ready()) {
            ground.running("sales", 5, 1);
            ground.created("sales", 2_000, 1);
            ground.endWell(server);
        }
        return ground;
    }

    private static void refused(Ground ground, String... words) throws IOException, InterruptedException {
        try (ServerProcess server = ground.start()) {
            assertEquals(1, server.awaitEnd(), server.output());
            Complaints.assertOneLine(server.output(), words);
        }
    }

    private Path file() {
        return directory.resolve("store").resolve("turbozap.db");
    }

    private static void change(Ground ground, StoreKind kind, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(kind.jdbc(ground.database));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
