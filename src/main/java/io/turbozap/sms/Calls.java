package io.turbozap.sms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Map;

/** The calls of one sender to the provider that are under way. Used on one event loop. */
final class Calls {

    private final Vertx vertx;
    private final HttpClientAgent client;
    private final long timeoutMillis;
    private final Map<Call, Long> timers = new HashMap<>();
    private boolean closed;

    Calls(Vertx vertx, HttpClientAgent client, long timeoutMillis) {
        this.vertx = vertx;
        this.client = client;
        this.timeoutMillis = timeoutMillis;
    }

    /** Asks for what is there. The future succeeds within the request time-out, or never if {@link #close} comes first. */
    Future<Reply> get(RequestOptions head, int limit) {
        return make(head, new Call(null, limit, () -> {}));
    }

    /**
     * Posts a form. The future succeeds as that of {@link #get}.
     *
     * @param limit how many bytes of the answer's body to take at most
     * @param onStart called at most once, when the request is written
     */
    Future<Reply> post(RequestOptions head, Buffer form, int limit, Runnable onStart) {
        return make(head, new Call(form, limit, onStart));
    }

    private Future<Reply> make(RequestOptions head, Call call) {
        if (closed) {
            return Future.succeededFuture(new Reply.NotWritten("closed"));
        }
        timers.put(
                call,
                vertx.setTimer(timeoutMillis, late -> call.giveUp("nothing came within " + timeoutMillis + " ms")));
        call.start(connect(head));
        return call.future().andThen(done -> forget(call));
    }

    private Future<HttpClientRequest> connect(RequestOptions head) {
        try {
            return client.request(head);
        } catch (RuntimeException refused) { // a closed client throws
            return Future.failedFuture(refused);
        }
    }

    private void forget(Call call) {
        Long timer = timers.remove(call);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    /** Cuts every call; nothing is called afterwards. */
    void close() {
        closed = true;
        timers.values().forEach(vertx::cancelTimer);
        timers.keySet().forEach(Call::abandon);
        timers.clear();
    }
}
