package io.turbozap.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body sent in pieces, so that its length is not announced. */
public final class Pieces implements ReadStream<Buffer> {

    private final Buffer body;
    private final int size;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private int at;
    private boolean paused;

    public Pieces(Buffer body, int size) {
        this.body = body;
        this.size = size;
    }

    private void flow() {
        while (!paused && handler != null && at < body.length()) {
            int to = Math.min(body.length(), at + size);
            Buffer piece = body.getBuffer(at, to);
            at = to;
            handler.handle(piece);
        }
        if (!paused && at == body.length() && endHandler != null) {
            Handler<Void> ended = endHandler;
            endHandler = null;
            ended.handle(null);
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> next) {
        handler = next;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> next) {
        endHandler = next;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> next) {
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        paused = true;
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        paused = false;
        flow();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        return resume();
    }
}
