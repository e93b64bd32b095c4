package io.turbozap.http.page;

import io.turbozap.process.Blocking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Source of the dashboard's files: memory, or for developers the source tree, read again at each request. The latter
 * only where the system property {@value #FOLDER} names the folder, and never for a server that listens beyond
 * loopback.
 */
public final class AssetSource {

    /** The system property that names the folder of the dashboard's sources. */
    public static final String FOLDER = "turbozap.webroot";

    private static final String LIBRARIES = "vendor/";
    private static final Pattern NAME = Pattern.compile("[\\w-]+(?:[./][\\w-]+)*");

    private final Vertx vertx;
    private final Future<Assets> packaged;
    private final @Nullable Path folder;

    private AssetSource(Vertx vertx, Future<Assets> packaged, @Nullable Path folder) {
        this.vertx = vertx;
        this.packaged = packaged;
        this.folder = folder;
    }

    /**
     * The source that the system property chooses.
     *
     * @param beyondLoopback whether others than this host can reach the server
     */
    public static AssetSource of(Vertx vertx, boolean beyondLoopback) {
        String folder = System.getProperty(FOLDER);
        return new AssetSource(
                vertx,
                Blocking.run(vertx, Assets::packaged),
                folder == null || beyondLoopback ? null : Path.of(folder).toAbsolutePath());
    }

    /** A source of files in memory. */
    public static AssetSource of(Vertx vertx, Future<Assets> files) {
        return new AssetSource(vertx, files, null);
    }

    /** The file of that name; null if there is none. */
    Future<@Nullable Asset> find(String name) {
        if (folder == null || name.startsWith(LIBRARIES)) {
            return packaged.<@Nullable Asset>map(all -> all.find(name));
        }
        Path file = NAME.matcher(name).matches() ? folder.resolve(name) : folder;
        return Blocking.run(vertx, () -> read(name, file)).<@Nullable Asset>map(found -> found.orElse(null));
    }

    private static Optional<Asset> read(String name, Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Asset.of(name, Files.readAllBytes(file))) : Optional.empty();
    }
}
