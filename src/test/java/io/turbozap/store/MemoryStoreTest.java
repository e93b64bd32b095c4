package io.turbozap.store;

import static io.turbozap.store.Outcomes.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.store.opening.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest extends DatabaseContract {

    @Override
    String url() {
        return "memory";
    }

    @Override
    String blob() {
        return "BLOB";
    }

    @Test
    void two_in_memory_share_nothing() throws Exception {
        Database other = await(Stores.open(vertx, "memory", StoreOptions.defaults()));
        await(other.write(Statement.of("UPDATE organization SET name = ?", "other")));

        assertEquals(
                List.of("default"), await(store.read("SELECT name FROM organization LIMIT 2", row -> row.text(0))));
        await(other.close());
    }
}
