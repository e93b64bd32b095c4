package io.turbozap.simulator.webhook;

import io.turbozap.simulator.message.IdForms;
import io.turbozap.simulator.model.ScaledTimers;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.WebhookTarget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of webhooks as WAHA does it: each at once and in parallel, without order, tried again on any error with
 * the same body, request id, time and signature, and lost with the process. At most {@code max} are under way or
 * waiting for a retry; further ones are lost and counted.
 */
public final class WebhookPoster {

    private static final int CONNECTIONS = 64;

    private final HttpClient client;
    private final ScaledTimers scaledTimers;
    private final IdForms idForms;
    private final RandomGenerator random;
    private final String userAgent;
    private final int max;
    private int open;
    private long delivered;
    private long failedAttempts;
    private long lost;

    public WebhookPoster(
            Vertx vertx, SimulatorOptions options, ScaledTimers scaledTimers, IdForms idForms, RandomGenerator random) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setIdleTimeout(60)
                        .setKeepAliveTimeout(4)
                        .setConnectTimeout(10_000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.scaledTimers = scaledTimers;
        this.idForms = idForms;
        this.random = random;
        this.userAgent = "WAHA/" + options.version();
        this.max = options.maxWebhooks();
    }

    /**
     * The results of deliveries.
     *
     * @param open under way or waiting for a retry
     * @param delivered answered with a 2xx
     * @param failedAttempts attempts that were not
     * @param lost given up, or refused because too many were open
     */
    public record Counts(int open, long delivered, long failedAttempts, long lost) {}

    private record Delivery(
            WebhookTarget target, Buffer body, RequestOptions request, int attempt, Promise<Void> firstAttempt) {
        Delivery again() {
            return new Delivery(target, body, request, attempt + 1, firstAttempt);
        }
    }

    public Counts counts() {
        return new Counts(open, delivered, failedAttempts, lost);
    }

    /** Counts an event that cannot be delivered. */
    public void lose() {
        lost++;
    }

    /** Starts a delivery; the future completes, never fails, when the first attempt is over. */
    Future<Void> deliver(WebhookTarget target, Buffer body, long timestamp) {
        if (open >= max) {
            lost++;
            return Future.succeededFuture();
        }
        RequestOptions request;
        try {
            request = request(target, body, timestamp);
        } catch (RuntimeException e) {
            lost++; // an address that is none
            return Future.succeededFuture();
        }
        open++;
        Promise<Void> firstAttempt = Promise.promise();
        attempt(new Delivery(target, body, request, 0, firstAttempt));
        return firstAttempt.future();
    }

    private RequestOptions request(WebhookTarget target, Buffer body, long timestamp) {
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(target.url());
        target.headers().forEach(request::putHeader);
        request.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", userAgent)
                .putHeader("X-Webhook-Request-Id", idForms.ulid(timestamp))
                .putHeader("X-Webhook-Timestamp", Long.toString(timestamp));
        if (target.hmacKey() != null) {
            request.putHeader("X-Webhook-Hmac", Hmac.sha512(target.hmacKey(), body.getBytes()))
                    .putHeader("X-Webhook-Hmac-Algorithm", "sha512");
        }
        return request;
    }

    private void attempt(Delivery delivery) {
        Future.succeededFuture()
                .compose(unused -> client.request(delivery.request()))
                .compose(request -> request.send(delivery.body()))
                .onComplete(
                        response -> answered(delivery, response), error -> failed(delivery, /* retryAfter= */ null));
    }

    private void answered(Delivery delivery, HttpClientResponse response) {
        if (response.statusCode() / 100 == 2) {
            delivered++;
            open--;
            delivery.firstAttempt().tryComplete();
        } else {
            failed(delivery, response.getHeader("Retry-After"));
        }
    }

    private void failed(Delivery delivery, @Nullable String retryAfter) {
        failedAttempts++;
        delivery.firstAttempt().tryComplete();
        if (delivery.attempt() >= delivery.target().attempts()) {
            open--;
            lost++;
            return;
        }
        Delivery again = delivery.again();
        scaledTimers.later(pause(again, retryAfter), () -> attempt(again));
    }

    /** The pause of the policy, or what {@code Retry-After} asks for when that is longer. */
    private long pause(Delivery again, @Nullable String retryAfter) {
        long asked = retryAfter != null && retryAfter.matches("[0-9]{1,6}") ? Long.parseLong(retryAfter) * 1_000 : 0;
        return again.target().pauseMillis(again.attempt(), asked, random.nextDouble());
    }
}
