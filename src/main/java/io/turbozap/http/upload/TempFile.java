package io.turbozap.http.upload;

import io.turbozap.campaign.RedactedText;
import io.turbozap.files.TemporaryFiles;
import io.turbozap.http.web.ApiException;
import io.turbozap.process.Blocking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file for what must not be kept in memory, readable by no other user. Needs one {@link #delete}. */
public final class TempFile {

    private static final Logger log = LoggerFactory.getLogger(TempFile.class);

    public static final String SUFFIX = ".upload";

    private final Vertx vertx;
    private final String path;
    private final AsyncFile file;
    private Future<Void> closed = Future.failedFuture("open");
    private boolean open = true;

    private TempFile(Vertx vertx, String path, AsyncFile file) {
        this.vertx = vertx;
        this.path = path;
        this.file = file;
    }

    /** Fails if there is no room for it. */
    static Future<TempFile> create(Vertx vertx) {
        return Blocking.run(vertx, () -> Files.createTempFile(TemporaryFiles.directory(), "", SUFFIX)
                        .toString())
                .compose(path -> vertx.fileSystem()
                        .open(path, new OpenOptions().setRead(false))
                        .map(file -> new TempFile(vertx, path, file))
                        .onFailure(failed -> vertx.fileSystem().delete(path)))
                .recover(TempFile::noRoom);
    }

    private static <T> Future<T> noRoom(Throwable failure) {
        log.error("an upload cannot be put into a temporary file: {}", RedactedText.text(failure));
        return Future.failedFuture(new ApiException(503, "There is no room for the file: try again later"));
    }

    Path path() {
        return Path.of(path);
    }

    /** Writes the next bytes, and pauses {@code source} if they come faster than they can be written. */
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
                .onFailure(failure -> log.error("the temporary file {} could not be deleted: {}", path, failure + ""))
                .otherwiseEmpty();
    }
}
