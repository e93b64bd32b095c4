package io.turbozap.bench.lab;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What a measured Turbozap records in. */
public enum Engine {
    MEMORY("in memory"),
    SQLITE("SQLite"),
    POSTGRES("PostgreSQL");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The name of the figure of that kind with this engine. */
    public String figure(String kind) {
        return title + ": " + kind;
    }

    /** Those of {@code wanted} that this machine has. */
    public static List<Engine> available(Engine... wanted) {
        return Stream.of(wanted)
                .filter(engine -> engine != POSTGRES || Postgres.isHere())
                .toList();
    }

    /** An empty store, gone when it is closed. */
    public Store open(Lab lab) throws IOException, InterruptedException {
        return switch (this) {
            case MEMORY -> Store.inMemory();
            case SQLITE -> Store.sqlite(lab.newFolder("store"));
            case POSTGRES -> Postgres.start(lab);
        };
    }
}
