package io.turbozap.hooks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts events, each over a connection of its own; of an answer nothing but its head is read. Used on one event loop. */
final class Poster {

    private static final int CONNECT_MILLIS = 5_000;
    /** Standard Webhooks recommends 15 to 30 s. */
    private static final long PATIENCE_MILLIS = 15_000;

    private final HttpClientAgent client;
    private final InstantSource clock;

    /** @param mostAtOnce how many posts there may be at once */
    Poster(Vertx vertx, InstantSource clock, int mostAtOnce) {
        this(vertx, clock, mostAtOnce, options());
    }

    Poster(Vertx vertx, InstantSource clock, int mostAtOnce, HttpClientOptions options) {
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(mostAtOnce));
        this.clock = clock;
    }

    static HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(false)
                .setVerifyHost(true);
    }

    /** Tries once. The future succeeds within some seconds, whatever comes of it. */
    Future<Answer> post(Webhook webhook, InetAddress address, HookDelivery delivery) {
        Future<HttpClientRequest> opened = open(webhook, address);
        return opened.compose(request -> send(request, webhook, delivery))
                .map(this::answer)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(
                        done -> opened.onSuccess(request -> request.connection().close()))
                .recover(failure -> Future.succeededFuture(Answer.none(words(failure))));
    }

    private Future<HttpClientRequest> open(Webhook webhook, InetAddress address) {
        try {
            return client.request(head(Targets.parse(webhook.url()), address));
        } catch (RuntimeException refused) { // a closed client throws
            return Future.failedFuture(refused);
        }
    }

    /** To the address that was checked, whatever the name means by now. */
    private static RequestOptions head(URI url, InetAddress address) {
        boolean ssl = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : ssl ? 443 : 80;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(ssl)
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, Webhook webhook, HookDelivery delivery) {
        long seconds = clock.instant().getEpochSecond();
        return request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "Turbozap")
                .putHeader("webhook-id", delivery.eventId())
                .putHeader("webhook-timestamp", Long.toString(seconds))
                .putHeader(
                        "webhook-signature",
                        Signature.of(webhook.secret(), delivery.eventId(), seconds, delivery.body()))
                .send(Buffer.buffer(delivery.body()));
    }

    private Answer answer(HttpClientResponse response) {
        response.exceptionHandler(cut -> {}); // the connection is closed before its body is read
        String after = response.getHeader("Retry-After");
        boolean isSeconds = after != null && after.matches("\\d{1,9}");
        return Answer.of(response.statusCode(), isSeconds ? TimeUnit.SECONDS.toMillis(Long.parseLong(after)) : 0);
    }

    private static String words(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no answer within " + PATIENCE_MILLIS + " ms";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
