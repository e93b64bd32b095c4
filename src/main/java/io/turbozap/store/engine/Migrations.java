package io.turbozap.store.engine;

import io.turbozap.store.StoreException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The migrations that bring a schema up to date; one that is ahead of this program is left alone. */
public final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String FOLDER = "classpath:db/migration";

    private final FluentConfiguration configuration;
    private final String store;

    /**
     * Migrations of one store.
     *
     * @param database {@link #configuration} with the data source of the store
     * @param dialect the engine's names of the types of bytes ({@code blob}), of a key that is a number ({@code key}),
     *     and of text that is compared byte by byte ({@code ascii}); and its triggers that refuse changes of rows, for
     *     each table of which that is asked ({@code append_only_} and its name)
     * @param store its name, for messages
     */
    public Migrations(FluentConfiguration database, Map<String, String> dialect, String store) {
        this.configuration = database.locations(FOLDER)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .loggers("slf4j")
                .placeholders(dialect);
        this.store = store;
    }

    /** A configuration that lacks its data source. */
    public static FluentConfiguration configuration() {
        return Flyway.configure(Migrations.class.getClassLoader());
    }

    /**
     * Does what is missing.
     *
     * @throws StoreException if the schema is newer than this program, or none of ours, or cannot be changed
     */
    public void apply() {
        try {
            Flyway flyway = configuration.load();
            refuseNewer(flyway.info().applied());
            int applied = flyway.migrate().migrationsExecuted;
            if (applied > 0) {
                log.info("brought the schema of the store {} up to date, by {} migrations", store, applied);
            }
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    /**
     * Looks only.
     *
     * @throws StoreException if the schema is newer than this program, or none of ours
     */
    public void requireKnown() {
        try {
            MigrationInfo[] applied = configuration.load().info().applied();
            if (applied.length == 0) {
                throw StoreException.unavailable(store + " is a database, but not of this program");
            }
            refuseNewer(applied);
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    private void refuseNewer(MigrationInfo[] applied) {
        Arrays.stream(applied)
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .reduce((older, newer) -> newer)
                .ifPresent(newest -> {
                    throw StoreException.unavailable("the store " + store
                            + " is of a newer version of this program (its"
                            + " schema is at " + newest.getVersion() + "). It was left as it is; start that version, or"
                            + " another DATABASE_URL");
                });
    }

    /** Flyway's messages have many lines, and its causes may name the account. */
    private StoreException failure(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String reason = sql.getMessage() == null ? "SQL state " + sql.getSQLState() : oneLine(sql.getMessage());
                return StoreException.unavailable("cannot set up the schema of the store " + store + ": " + reason);
            }
        }
        return StoreException.unavailable("the store " + store + " does not have the schema that this program made: "
                + oneLine(failure.getMessage()) + ". It was left as it is; choose another DATABASE_URL");
    }

    private static String oneLine(@Nullable String text) {
        return String.valueOf(text).strip().replaceAll("\\s+", " ");
    }
}
