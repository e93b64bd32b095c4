package io.turbozap.bench.lab;

import io.turbozap.bench.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store of a measured Turbozap, and a second way into it. SQL has to mean the same to both engines. */
public final class Store implements AutoCloseable {

    private final String url;
    private final @Nullable String jdbcUrl;
    private final @Nullable Child server;
    private final @Nullable Path folder;

    private Store(String url, @Nullable String jdbcUrl, @Nullable Child server, @Nullable Path folder) {
        this.url = url;
        this.jdbcUrl = jdbcUrl;
        this.server = server;
        this.folder = folder;
    }

    /** Gone with the process that uses it. */
    static Store inMemory() {
        return new Store("memory", null, null, null);
    }

    /** @param folder of the database, deleted in the end */
    static Store sqlite(Path folder) {
        Path file = folder.resolve("turbozap.db");
        return new Store("sqlite:" + file, "jdbc:sqlite:" + file, null, folder);
    }

    /**
     * @param place host, port and database
     * @param server the process to end
     * @param folder of its data, deleted in the end
     */
    static Store postgres(String user, String place, Child server, Path folder) {
        return new Store(
                "postgresql://" + user + "@" + place, "jdbc:postgresql://" + place + "?user=" + user, server, folder);
    }

    /** What {@code DATABASE_URL} says. */
    String url() {
        return url;
    }

    /** Does one statement that changes something. */
    public void execute(String sql) throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IOException("the store refuses: " + e.getMessage(), e);
        }
    }

    /** The number that a select answers. */
    public long number(String sql) throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IOException("the store refuses: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        if (jdbcUrl == null) {
            throw new SQLException("what is in memory is seen by nobody else");
        }
        return DriverManager.getConnection(jdbcUrl);
    }

    @Override
    public void close() {
        if (server != null) {
            server.kill();
            server.close();
        }
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("left behind: " + folder, e);
        }
    }
}
