package io.turbozap.store;

import java.nio.file.Path;

/** Where a store can be kept. */
public enum Engine {
    MEMORY,
    SQLITE,
    POSTGRES;

    /** The URL of an empty store. Where no PostgreSQL can be had, the test is skipped. */
    public String freshUrl(Path directory) {
        return switch (this) {
            case MEMORY -> "memory";
            case SQLITE -> "sqlite:" + directory.resolve("store.db");
            case POSTGRES -> RealPostgres.freshDatabase();
        };
    }
}
