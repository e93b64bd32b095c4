package io.turbozap.store.opening;

import io.turbozap.store.StoreException;
import io.turbozap.store.postgres.PostgresServer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The name of a store: its engine and its place. Printing one shows no password. */
public sealed interface StoreUrl {

    String FORMS = "memory, sqlite:PATH or postgresql://user:password@host:port/database";

    /** Gone when the process ends. */
    record Memory() implements StoreUrl {
        @Override
        public String toString() {
            return "memory";
        }
    }

    /**
     * A file of SQLite.
     *
     * @param file absolute
     */
    record Sqlite(Path file) implements StoreUrl {
        @Override
        public String toString() {
            return "sqlite:" + file;
        }
    }

    /**
     * A database of a PostgreSQL server.
     *
     * @param server where it is and who asks, the password included
     */
    record Postgres(PostgresServer server) implements StoreUrl {
        @Override
        public String toString() {
            return server.toString();
        }
    }

    /**
     * Reads a URL.
     *
     * @throws StoreException if it names no store; the message does not repeat it, for it may hold a password
     */
    static StoreUrl parse(String text) {
        String scheme = text.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
        if (text.equals("memory")) {
            return new Memory();
        }
        if (scheme.equals("sqlite")) {
            return sqlite(text.substring(scheme.length() + 1));
        }
        if (scheme.equals("postgresql") || scheme.equals("postgres")) {
            return postgres(text);
        }
        throw unknown();
    }

    private static StoreException unknown() {
        return StoreException.mistake("DATABASE_URL is not allowed: " + FORMS);
    }

    private static StoreUrl postgres(String text) {
        try {
            return new Postgres(PostgresServer.parse(text));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static StoreUrl sqlite(String path) {
        // SQLite's own language of names is not spoken here: parameters behind ?, and :memory:
        if (path.isBlank() || path.startsWith(":") || path.contains("?")) {
            throw unknown();
        }
        try {
            return new Sqlite(Path.of(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw unknown();
        }
    }
}
