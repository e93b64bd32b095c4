package io.turbozap.waha;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** One request to WAHA and what has come back of its answer so far. */
final class Exchange {

    private enum Phase {
        /** For a connection. */
        WAITING,
        /** The request is being written. */
        WRITING,
        /** The request is on its way. */
        WRITTEN
    }

    private final RequestOptions head;
    private final @Nullable Buffer body;
    private final int limit;
    private final Runnable onStart;
    private final long deadline;
    private final Promise<Reply> promise = Promise.promise();

    private Phase phase = Phase.WAITING;
    private int status;
    private @Nullable String date;
    private boolean reusable;
    private @Nullable Buffer received;

    /**
     * @param limit how many bytes of the answer's body to take at most
     * @param onStart called when the request is written
     * @param deadline when to give up, by {@link Line#now}
     */
    Exchange(RequestOptions head, @Nullable Buffer body, int limit, Runnable onStart, long deadline) {
        this.head = head;
        this.body = body;
        this.limit = limit;
        this.onStart = onStart;
        this.deadline = deadline;
    }

    RequestOptions head() {
        return head;
    }

    @Nullable
    Buffer body() {
        return body;
    }

    long deadline() {
        return deadline;
    }

    Future<Reply> future() {
        return promise.future();
    }

    void waiting() {
        phase = Phase.WAITING;
    }

    void writing() {
        phase = Phase.WRITING;
    }

    void written() {
        if (phase != Phase.WRITTEN) {
            phase = Phase.WRITTEN;
            onStart.run();
        }
    }

    /** Takes the head of the answer. An answer to a request that is still being written means that it was started. */
    void answered(HttpClientResponse response) {
        written();
        status = response.statusCode();
        date = response.getHeader(HttpHeaders.DATE);
        reusable = response.version() == HttpVersion.HTTP_1_1
                && !HttpHeaders.CLOSE.toString().equalsIgnoreCase(response.getHeader(HttpHeaders.CONNECTION));
    }

    /** Whether the connection may carry another request after this answer. */
    boolean reusable() {
        return reusable;
    }

    /** Takes a piece of the answer's body. False when there is no room for all of it. */
    boolean receive(Buffer piece) {
        if (received == null && piece.length() <= limit) {
            received = piece;
            return true;
        }
        Buffer all = received == null ? Buffer.buffer() : received;
        int room = limit - all.length();
        boolean fits = piece.length() <= room;
        received = Buffer.buffer(all.length() + piece.length())
                .appendBuffer(all)
                .appendBuffer(fits ? piece : piece.slice(0, room));
        return fits;
    }

    /** Ends it with the answer that came. */
    void succeed() {
        promise.complete(new Reply.Answer(status, received == null ? Buffer.buffer() : received, date));
    }

    /** Ends it without a whole answer. A status that came tells enough even where the rest is missing. */
    void fail(String reason) {
        if (status != 0) {
            succeed();
        } else if (phase == Phase.WAITING) {
            promise.complete(new Reply.NotWritten(reason));
        } else {
            written();
            promise.complete(new Reply.Lost(reason));
        }
    }
}
