package io.turbozap.sms;

import io.turbozap.sms.Reply.Answer;
import io.turbozap.sms.Reply.Lost;
import io.turbozap.sms.Reply.NotWritten;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** One request to the provider, on a connection of its own, and what has come back so far. It ends once. */
final class Call {

    private final @Nullable Buffer body;
    private final int limit;
    private final Runnable onStart;
    private final Promise<Reply> promise = Promise.promise();
    private final Buffer received = Buffer.buffer();
    private @Nullable HttpClientRequest request;
    private int status;
    private @Nullable String date;
    private boolean started;
    private boolean over;

    /**
     * @param body of a form, or null to send none
     * @param limit how many bytes of the answer's body to take at most
     * @param onStart called once when the request is written, or may have been
     */
    Call(@Nullable Buffer body, int limit, Runnable onStart) {
        this.body = body;
        this.limit = limit;
        this.onStart = onStart;
    }

    Future<Reply> future() {
        return promise.future();
    }

    /** Goes on when there is a connection. */
    void start(Future<HttpClientRequest> connecting) {
        connecting.onComplete(this::write, failure -> giveUp(textOf(failure)));
    }

    private void write(HttpClientRequest opened) {
        if (over) {
            opened.reset();
            return;
        }
        request = opened;
        opened.response().onComplete(this::read, failure -> giveUp(textOf(failure)));
        Future<Void> written = body == null ? opened.end() : opened.end(body);
        written.onComplete(done -> started(), failure -> giveUp(textOf(failure)));
    }

    private void started() {
        if (!started && !over) {
            started = true;
            onStart.run();
        }
    }

    private void read(HttpClientResponse response) {
        started(); // an answer may overtake the news that all is written
        status = response.statusCode();
        date = response.getHeader(HttpHeaders.DATE);
        response.exceptionHandler(failure -> giveUp(textOf(failure)));
        response.handler(this::take);
        response.endHandler(whole -> end(answer()));
    }

    private void take(Buffer piece) {
        int room = limit - received.length();
        received.appendBuffer(piece, 0, Math.min(room, piece.length()));
        if (piece.length() > room) {
            giveUp("answer too long");
        }
    }

    private Answer answer() {
        return new Answer(status, received, date);
    }

    /** Ends it without a whole answer. A status that came tells enough even where the rest is missing. */
    void giveUp(String reason) {
        if (status != 0) {
            end(answer());
        } else if (request == null) {
            end(new NotWritten("no connection: " + reason));
        } else {
            started(); // it may have been
            end(new Lost("no answer: " + reason));
        }
        cut();
    }

    /** Ends it without telling anybody. */
    void abandon() {
        over = true;
        cut();
    }

    private void end(Reply reply) {
        if (!over) {
            over = true;
            promise.complete(reply);
        }
    }

    private void cut() {
        if (request != null) {
            request.reset();
        }
    }

    private static String textOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
