package io.turbozap.outbound;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** The body of one answer, up to a limit. */
final class BoundedBody implements BodyCodec<Buffer>, BodyStream<Buffer> {

    private final int limit;
    private final Runnable onTooLong;
    private final Promise<Buffer> whole = Promise.promise();
    private @Nullable Buffer received;
    private boolean growing;

    /**
     * @param limit in bytes
     * @param onTooLong called when more comes, which is thrown away; it has to end the connection
     */
    BoundedBody(int limit, Runnable onTooLong) {
        this.limit = limit;
        this.onTooLong = onTooLong;
    }

    /** What has come so far. */
    Buffer received() {
        return received == null ? Buffer.buffer() : received;
    }

    @Override
    public BodyStream<Buffer> stream() {
        return this;
    }

    @Override
    public Future<Buffer> result() {
        return whole.future();
    }

    @Override
    public Future<Void> write(Buffer piece) {
        int room = limit - (received == null ? 0 : received.length());
        boolean fits = piece.length() <= room;
        take(fits ? piece : piece.slice(0, room));
        if (!fits) {
            onTooLong.run();
        }
        return Future.succeededFuture();
    }

    /** Most answers come in one piece, which is not copied. */
    private void take(Buffer piece) {
        if (received == null) {
            received = piece;
            return;
        }
        if (!growing) {
            received = Buffer.buffer(2 * received.length()).appendBuffer(received);
            growing = true;
        }
        received.appendBuffer(piece);
    }

    @Override
    public Future<Void> end() {
        whole.tryComplete(received());
        return Future.succeededFuture();
    }

    @Override
    public void handle(Throwable failure) {
        whole.tryFail(failure);
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public BodyStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public BodyStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public BodyStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
