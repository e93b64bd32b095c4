package io.turbozap.outbound;

import io.turbozap.fixture.RawServer;
import io.turbozap.fixture.Waiting;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A client on an event loop, asked from a test's thread. */
final class Caller {

    static final OutboundOptions PATIENT =
            OutboundOptions.of(Duration.ofSeconds(20)).withKeepIdle(Duration.ofSeconds(4));
    static final int LIMIT = 1_000;

    final AtomicInteger starts = new AtomicInteger();
    final Queue<Answer> late = new ConcurrentLinkedQueue<>();
    /** The ends of waits for late answers that did not come. */
    final Queue<OutboundResponse> over = new ConcurrentLinkedQueue<>();

    final Outbound outbound;
    private final Context loop;
    private final OutboundClient client;

    Caller(Vertx vertx, Outbound outbound) {
        this.outbound = outbound;
        this.loop = vertx.getOrCreateContext();
        this.client = outbound.client();
    }

    Caller(Vertx vertx, OutboundOptions options) {
        this(vertx, new Outbound(vertx, 1, options));
    }

    static RequestOptions head(HttpMethod method, int port) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setSsl(false)
                .setURI("/x");
    }

    Future<OutboundResponse> posting(RawServer server, String body) {
        return making(new OutboundRequest(head(HttpMethod.POST, server.port()), LIMIT).withBody(Buffer.buffer(body)));
    }

    private void heard(OutboundResponse outboundResponse) {
        if (outboundResponse instanceof Answer answer) {
            late.add(answer);
        } else {
            over.add(outboundResponse);
        }
    }

    /** Posts, and takes a late answer too. */
    Future<OutboundResponse> postingPatiently(RawServer server, String body) {
        return making(new OutboundRequest(head(HttpMethod.POST, server.port()), LIMIT)
                .withBody(Buffer.buffer(body))
                .withOnLate(this::heard));
    }

    Future<OutboundResponse> making(OutboundRequest request) {
        return on(() -> client.exchange(request.withOnStart(starts::incrementAndGet)));
    }

    OutboundResponse post(RawServer server, String body) {
        return Waiting.await(posting(server, body));
    }

    void close() {
        Waiting.await(on(() -> {
            client.close();
            return Future.succeededFuture();
        }));
    }

    /** Posts at once. Call it on the event loop. */
    Future<OutboundResponse> exchange(RawServer server, String body) {
        return client.exchange(new OutboundRequest(head(HttpMethod.POST, server.port()), LIMIT)
                .withBody(Buffer.buffer(body))
                .withOnStart(starts::incrementAndGet));
    }

    private <T> Future<T> on(Supplier<Future<T>> call) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(go -> call.get().onComplete(promise));
        return promise.future();
    }
}
