package io.turbozap.store;

import org.junit.jupiter.api.Tag;

@Tag("slow")
final class PostgresStoreTest extends DatabaseContract {

    @Override
    String url() {
        return RealPostgres.freshDatabase();
    }

    @Override
    String blob() {
        return "BYTEA";
    }
}
