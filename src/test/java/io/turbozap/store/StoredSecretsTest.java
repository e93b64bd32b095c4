package io.turbozap.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.opening.Stores;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an installation made up once. */
@ExtendWith(VertxExtension.class)
class StoredSecretsTest {

    private static String named(Vertx vertx, String url, String name) throws Exception {
        Database database = Stores.open(vertx, url, StoreOptions.defaults()).await(20, TimeUnit.SECONDS);
        String secret =
                new StoredSecrets(database, new SecureRandom()).named(name).await(20, TimeUnit.SECONDS);
        database.close().await(20, TimeUnit.SECONDS);
        return secret;
    }

    @Test
    void secret_is_made_once_and_found_again_after_a_restart(Vertx vertx, @TempDir Path directory) throws Exception {
        String url = "sqlite:" + directory.resolve("turbozap.db");
        String first = named(vertx, url, "one");

        assertTrue(first.matches("[0-9a-f]{64}"), first);
        assertEquals(first, named(vertx, url, "one"));
        assertNotEquals(first, named(vertx, url, "other"));
        assertNotEquals(first, named(vertx, "memory", "one"));
    }
}
