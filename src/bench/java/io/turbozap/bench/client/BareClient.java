package io.turbozap.bench.client;

import io.turbozap.bench.process.Lifeline;
import io.turbozap.bench.process.QuietLog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** The yardstick of what a client can reach: one connection a flow, one request in flight on each, and nothing else. */
public final class BareClient {

    private static final Buffer BODY = Buffer.buffer("{\"session\":\"default\",\"chatId\":\"5511900000000@c.us\","
            + "\"text\":\"Hello, this is a test message!\"}");

    private final RequestOptions options = new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setURI("/api/sendText")
            .putHeader("accept", "application/json")
            .putHeader("content-type", "application/json")
            .putHeader("x-api-key", "bench");
    private final HttpConnectOptions stub;
    private final HttpClientAgent client; // to be held: once collected it closes its connections

    private BareClient(HttpClientAgent client, int port) {
        this.client = client;
        this.stub = new HttpConnectOptions().setHost("127.0.0.1").setPort(port);
    }

    /** {@code PORT FLOWS}: posts to the stub on that port until it is ended. */
    public static void main(String[] args) {
        Lifeline.hold();
        QuietLog.keep();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        BareClient client = new BareClient(vertx.createHttpClient(), Integer.parseInt(args[0]));
        for (int flow = 0; flow < Integer.parseInt(args[1]); flow++) {
            client.flow();
        }
    }

    private void flow() {
        client.connect(stub).onSuccess(this::next).onFailure(this::giveUp);
    }

    private void next(HttpClientConnection connection) {
        connection
                .request(options)
                .compose(request -> request.send(BODY))
                .compose(HttpClientResponse::body)
                .onSuccess(body -> next(connection))
                .onFailure(this::giveUp);
    }

    private void giveUp(Throwable failure) {
        System.out.println(failure);
        Runtime.getRuntime().halt(1);
    }
}
