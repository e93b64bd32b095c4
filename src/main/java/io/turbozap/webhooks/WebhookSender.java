package io.turbozap.webhooks;

import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundOptions;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.address.PinnedHead;
import io.turbozap.outbound.address.TargetResolver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Posts events, each over a connection of its own; of an answer nothing but its head is read. Used on one event loop. */
final class WebhookSender {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    /** Standard Webhooks recommends 15 to 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final OutboundClient out;
    private final InstantSource clock;

    /** @param mostAtOnce how many posts there may be at once */
    WebhookSender(Vertx vertx, InstantSource clock, int mostAtOnce) {
        this(vertx, clock, options(mostAtOnce));
    }

    WebhookSender(Vertx vertx, InstantSource clock, OutboundOptions options) {
        this.out = new Outbound(vertx, /* loops= */ 1, options).client();
        this.clock = clock;
    }

    static OutboundOptions options(int mostAtOnce) {
        return OutboundOptions.of(PATIENCE).withConnectTimeout(TO_CONNECT).withConnections(mostAtOnce);
    }

    /** Tries once. The future succeeds within some seconds, whatever comes of it. */
    Future<WebhookResponse> post(Webhook webhook, InetAddress address, WebhookDelivery delivery) {
        OutboundRequest post = new OutboundRequest(
                        PinnedHead.of(HttpMethod.POST, TargetResolver.parse(webhook.url()), address), /* limit= */ 0)
                .withBody(Buffer.buffer(delivery.body()));
        sign(post.head(), webhook, delivery);
        return out.exchange(post).map(WebhookSender::answer);
    }

    private void sign(RequestOptions head, Webhook webhook, WebhookDelivery delivery) {
        long seconds = clock.instant().getEpochSecond();
        head.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "Turbozap")
                .putHeader("webhook-id", delivery.eventId())
                .putHeader("webhook-timestamp", Long.toString(seconds))
                .putHeader(
                        "webhook-signature",
                        PayloadSignature.of(webhook.secret(), delivery.eventId(), seconds, delivery.body()));
    }

    private static WebhookResponse answer(OutboundResponse outboundResponse) {
        if (outboundResponse instanceof OutboundResponse.Answer answer) {
            String after = answer.retryAfter();
            boolean isSeconds = after != null && after.matches("\\d{1,9}");
            return WebhookResponse.of(
                    answer.status(), isSeconds ? TimeUnit.SECONDS.toMillis(Long.parseLong(after)) : 0);
        }
        return WebhookResponse.none(
                outboundResponse instanceof OutboundResponse.Lost lost
                        ? lost.reason()
                        : ((OutboundResponse.NotWritten) outboundResponse).reason());
    }
}
