package io.turbozap.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file for what must not be kept in memory, readable by nobody else. Needs one {@link #delete}. */
final class TempFile {

    private static final Logger log = LoggerFactory.getLogger(TempFile.class);

    /** How their names begin: with the process that they belong to, so that those of a killed one can be told. */
    static final String PREFIX = "turbozap-" + ProcessHandle.current().pid() + "-";

    static final String SUFFIX = ".upload";

    /** Those that have to go if the server does before their time. */
    private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(path -> new File(path).delete())));
    }

    private final Vertx vertx;
    private final String path;
    private final AsyncFile file;
    private Future<Void> closed = Future.failedFuture("open");
    private boolean open = true;

    private TempFile(Vertx vertx, String path, AsyncFile file) {
        OPEN.add(path);
        this.vertx = vertx;
        this.path = path;
        this.file = file;
    }

    /** Fails if there is no room for it. */
    static Future<TempFile> create(Vertx vertx) {
        return vertx.fileSystem()
                .createTempFile(PREFIX, SUFFIX)
                .compose(path -> vertx.fileSystem()
                        .open(path, new OpenOptions().setRead(false))
                        .map(file -> new TempFile(vertx, path, file))
                        .onFailure(failed -> vertx.fileSystem().delete(path)))
                .recover(TempFile::noRoom);
    }

    private static <T> Future<T> noRoom(Throwable failure) {
        log.error("an upload cannot be put into a temporary file: {}", failure.toString());
        return Future.failedFuture(new Refusal(503, "There is no room for the file: try again later"));
    }

    Path path() {
        return Path.of(path);
    }

    /** Writes the next bytes, and lets {@code source} wait if they come faster than they can be written. */
    void write(Buffer bytes, HttpServerRequest source) {
        if (open) {
            file.write(bytes);
            if (file.writeQueueFull()) {
                source.pause();
                file.drainHandler(drained -> source.resume());
            }
        }
    }

    /** Nothing more is written; fails if something could not be. */
    Future<Void> close() {
        if (open) {
            open = false;
            closed = file.end().recover(TempFile::noRoom);
        }
        return closed;
    }

    Future<Void> delete() {
        return close().otherwiseEmpty()
                .compose(done -> vertx.fileSystem().delete(path))
                .onSuccess(gone -> OPEN.remove(path))
                .onFailure(failure -> log.error("the temporary file {} could not be deleted: {}", path, failure + ""))
                .otherwiseEmpty();
    }
}
