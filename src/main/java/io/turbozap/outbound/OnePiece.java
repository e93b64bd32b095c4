package io.turbozap.outbound;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.Pipe;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as a stream that is its own pipe. A WebClient does not show when it has a connection and when the
 * request is written; to a pipe it shows both, since a pipe is given what it is to write to.
 */
final class OnePiece implements ReadStream<Buffer>, Pipe<Buffer> {

    private final Function<HttpClientRequest, Future<Void>> writer;

    /** @param writer writes all of the request; a failure resets it */
    OnePiece(Function<HttpClientRequest, Future<Void>> writer) {
        this.writer = writer;
    }

    @Override
    public Future<Void> to(WriteStream<Buffer> request) {
        return writer.apply((HttpClientRequest) request);
    }

    @Override
    public Pipe<Buffer> pipe() {
        return this;
    }

    @Override
    public Pipe<Buffer> endOnFailure(boolean end) {
        return this;
    }

    @Override
    public Pipe<Buffer> endOnSuccess(boolean end) {
        return this;
    }

    @Override
    public Pipe<Buffer> endOnComplete(boolean end) {
        return this;
    }

    @Override
    public void close() {
        // nothing was opened
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        return this;
    }
}
