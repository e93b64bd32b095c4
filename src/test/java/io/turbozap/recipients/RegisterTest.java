package io.turbozap.recipients;

import io.turbozap.store.Database;
import io.turbozap.store.RealPostgres;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A store of its own for each test, on SQLite and on PostgreSQL. */
@ParameterizedClass
@ValueSource(strings = {"SQLite", "PostgreSQL"})
public abstract class RegisterTest {

    public final Vertx vertx = Vertx.vertx();
    public Database database;

    @Parameter
    String engine;

    @BeforeEach
    final void open() {
        String url = engine.equals("SQLite") ? "memory" : RealPostgres.freshDatabase();
        database = await(Stores.open(vertx, url, StoreOptions.defaults()));
    }

    @AfterEach
    final void close() {
        if (database != null) {
            await(database.close());
        }
        await(vertx.close());
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
