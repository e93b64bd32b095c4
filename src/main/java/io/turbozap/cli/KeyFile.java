package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.files.OwnerOnlyFiles;
import io.turbozap.identity.secret.ServerKeys;
import io.turbozap.process.Blocking;
import io.turbozap.store.opening.StoreUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** File of the server's own key: as KEY_FILE names it, else beside the store. */
final class KeyFile {

    private static final String SUFFIX = ".key";
    /** Where the store is on another machine. */
    private static final Path STANDARD = Path.of("data", "turbozap" + SUFFIX);

    private KeyFile() {}

    /** The keys in it; made at the first start. Fails with {@link CannotStartException} if they cannot be had. */
    static Future<ServerKeys> open(Vertx vertx, Config config) {
        Path file = of(config);
        SecureRandom random = new SecureRandom();
        return file == null
                ? Future.succeededFuture(ServerKeys.temporary(random))
                : Blocking.run(vertx, () -> read(file.toAbsolutePath(), random));
    }

    /** The file, or null if the key is to end with the process, as its store does. */
    static @Nullable Path of(Config config) {
        String given = config.identity().keyFile();
        if (given != null) {
            return Path.of(given);
        }
        StoreUrl store = StoreUrl.parse(config.store().url());
        if (store instanceof StoreUrl.Sqlite sqlite) {
            String name = sqlite.file().getFileName().toString();
            return sqlite.file().resolveSibling(name.replaceFirst("\\.(db|sqlite3?)$", "") + SUFFIX);
        }
        return store instanceof StoreUrl.Memory ? null : STANDARD;
    }

    private static ServerKeys read(Path file, SecureRandom random) {
        try {
            OwnerOnlyFiles.createDirectories(Objects.requireNonNull(file.getParent()));
            return ServerKeys.in(file, random);
        } catch (IOException unusable) {
            throw CannotStartException.withoutKey(file, unusable);
        }
    }
}
