package io.turbozap.outbound;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The writing of one request: at once, or a large body piece by piece as the server takes it. The close of a connection
 * waits for what is handed to it, so a request that went out at once could arrive whole after it was given up.
 */
final class RequestWriter {

    private static final int PIECE = 256 * 1024;
    private static final Future<Void> STOPPED = Future.failedFuture("given up");

    private final HttpClientRequest wire;
    private final Buffer body;
    private Future<Void> end = STOPPED;
    private boolean handedOver;
    private boolean stopped;

    RequestWriter(HttpClientRequest wire, @Nullable Buffer body) {
        this.wire = wire;
        this.body = body == null ? Buffer.buffer(0) : body;
    }

    /** Writes. The future succeeds when all of it has left for the server, and fails if a part of it never will. */
    Future<Void> begin() {
        wire.setChunked(false);
        if (body.length() > PIECE) {
            wire.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        return writeFrom(0);
    }

    private Future<Void> writeFrom(int start) {
        int next = start;
        while (body.length() - next > PIECE) {
            if (stopped) {
                return STOPPED;
            }
            Future<Void> piece = wire.write(body.slice(next, next + PIECE));
            next += PIECE;
            if (!piece.isComplete()) {
                int rest = next;
                return piece.compose(written -> writeFrom(rest));
            } else if (piece.failed()) {
                return piece;
            }
        }
        return stopped ? STOPPED : writeLast(next);
    }

    private Future<Void> writeLast(int start) {
        handedOver = true;
        end = body.length() == 0 ? wire.end() : wire.end(start == 0 ? body : body.slice(start, body.length()));
        return end;
    }

    /** Whether the last piece is on its way, which nothing can stop any more. */
    boolean isHandedOver() {
        return handedOver;
    }

    /** Whether nothing of it is left to write. */
    boolean isComplete() {
        return handedOver && end.isComplete();
    }

    /** Writes no further piece. */
    void stop() {
        stopped = true;
    }
}
