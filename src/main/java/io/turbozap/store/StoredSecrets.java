package io.turbozap.store;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Random texts that this installation made up once and finds again after a restart. Safe to use from any thread. */
public final class StoredSecrets {

    private static final int BYTES = 32;
    private static final String MAKE =
            "INSERT INTO secret (org_id, name, content) VALUES (1, ?, ?) ON CONFLICT (org_id, name) DO NOTHING";
    private static final String FIND = "SELECT content FROM secret WHERE org_id = 1 AND name = ?";

    private final Database database;
    private final SecureRandom random;

    /** @param database where they are kept */
    public StoredSecrets(Database database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    /** The secret of this name: 64 hexadecimal digits, made at the first call. Fails if it cannot be kept. */
    public Future<String> named(String name) {
        return find(name)
                .compose(found -> found.isEmpty()
                        ? database.write(Statement.of(MAKE, name, fresh()))
                                .compose(made -> find(name).map(StoredSecrets::only))
                        : Future.succeededFuture(only(found)));
    }

    private Future<List<String>> find(String name) {
        return database.read(FIND, row -> row.text(0), name);
    }

    private static String only(List<String> found) {
        return found.get(0);
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
