package io.turbozap.store;

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
