package io.turbozap.outbound;

import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.turbozap.outbound.OutboundResponse.NotWritten;
import io.turbozap.process.FatalErrors;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Attempt to make a request on one connection of the pool. Used on one event loop, but for {@link #hangUp}. */
final class Attempt {

    private enum Phase {
        /** For a connection. */
        WAITING,
        /** The request is being written. */
        WRITING,
        /** The request is on its way. */
        WRITTEN,
        /** It is over; events that come now do not count. */
        OVER
    }

    private static final Future<Void> UNUSED = Future.failedFuture("not used");

    private final OutboundRequest request;
    private final Connections connections;
    private final OutboundExchange outboundExchange;
    private final boolean onlyNew;
    private final BoundedBody body;
    private Phase phase = Phase.WAITING;
    private boolean unfit;
    private boolean stale;
    private @Nullable RequestWriter requestWriter;
    private @Nullable HttpClientResponse head;
    private volatile @Nullable PooledConnection connection;

    /**
     * @param outboundExchange is notified of what comes of it
     * @param onlyNew whether the connection must not have carried another request
     */
    Attempt(OutboundRequest request, Connections connections, OutboundExchange outboundExchange, boolean onlyNew) {
        this.request = request;
        this.connections = connections;
        this.outboundExchange = outboundExchange;
        this.onlyNew = onlyNew;
        this.body = new BoundedBody(request.limit(), () -> giveUp("answer too long"));
    }

    /** Asks for a connection, and goes on when it is there. */
    void start() {
        sending().onComplete(whole -> answered(), this::failed);
    }

    private Future<HttpResponse<Buffer>> sending() {
        try {
            return connections
                    .client()
                    .request(request.head().getMethod(), request.head())
                    .as(body)
                    .sendStream(new OnePiece(this::write));
        } catch (RuntimeException refused) { // a closed client throws
            return Future.failedFuture(refused);
        }
    }

    private Future<Void> write(HttpClientRequest wire) {
        wire.exceptionHandler(failure -> {}); // the futures fail with the same
        PooledConnection given = connections.find(wire.connection());
        unfit = given != null && !given.isFit(onlyNew, connections.keepIdleMillis());
        if (given == null || unfit || phase != Phase.WAITING) {
            stale = given == null && !onlyNew;
            wire.connection().close();
            return UNUSED;
        }
        boolean reused = given.use();
        connection = given;
        phase = Phase.WRITING;
        wire.response().onSuccess(this::begun);
        requestWriter = new RequestWriter(wire, request.body());
        return requestWriter.begin().onComplete(done -> written(), failure -> notWritten(reused));
    }

    private void written() {
        if (phase == Phase.WRITING) {
            phase = Phase.WRITTEN;
            outboundExchange.started();
        }
    }

    /**
     * The request, or its last part, never left this host, so the server cannot act on it. On a connection that carried others
     * before this only means that the server closed it, and a new one may do.
     */
    private void notWritten(boolean reused) {
        if (phase == Phase.WRITING) {
            phase = Phase.WAITING;
            stale = reused;
        }
    }

    /** Takes the head of the answer. An answer to a request that is still being written means that it was started. */
    private void begun(HttpClientResponse response) {
        written();
        head = response;
    }

    private void answered() {
        PooledConnection carrier = connection;
        if (phase == Phase.OVER || carrier == null) {
            return;
        }
        phase = Phase.OVER;
        if (requestWriter != null && requestWriter.isComplete()) {
            carrier.release();
        } else {
            hangUp(); // the rest of the request would stand before the next one
        }
        outboundExchange.answered(answer());
    }

    private void failed(Throwable failure) {
        FatalErrors.check(failure);
        boolean waiting = phase == Phase.WAITING;
        stale |= connection == null && !onlyNew && failure instanceof HttpClosedException;
        if (phase != Phase.OVER && (unfit || stale)) {
            phase = Phase.OVER;
            outboundExchange.again(onlyNew || stale);
        } else {
            giveUp((waiting ? "no connection: " : "no answer: ") + textOf(failure));
        }
    }

    /** Ends it without a whole answer. A status that came is enough even where the rest is missing. */
    void giveUp(String reason) {
        if (phase == Phase.OVER) {
            return;
        }
        boolean unwritten = isUnwritten();
        if (!unwritten) {
            written();
        }
        abandon();
        if (head != null) {
            outboundExchange.ended(answer());
        } else {
            outboundExchange.ended(unwritten ? new NotWritten(reason) : new Lost(reason));
        }
    }

    /** Ends it silently. */
    void abandon() {
        phase = Phase.OVER;
        if (requestWriter != null) {
            requestWriter.stop();
        }
        hangUp();
    }

    /** Closes its connection, if it has one. The close event follows on its event loop. From any thread. */
    void hangUp() {
        PooledConnection carrier = connection;
        if (carrier != null) {
            carrier.close();
        }
    }

    /** Whether there is no connection, or a part of the request waits to be written on it. */
    boolean isUnwritten() {
        return phase == Phase.WAITING
                || (phase == Phase.WRITING && requestWriter != null && !requestWriter.isHandedOver());
    }

    /** Whether all is written and nothing of an answer has come. */
    boolean isUnanswered() {
        return phase == Phase.WRITTEN && head == null;
    }

    private Answer answer() {
        return Answer.of(Objects.requireNonNull(head), body.received());
    }

    private static String textOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
