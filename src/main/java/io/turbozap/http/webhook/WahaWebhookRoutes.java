package io.turbozap.http.webhook;

import io.turbozap.campaign.RedactedText;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.WholeBody;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.Refused;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.turbozap.waha.webhook.WebhookBody;
import io.turbozap.waha.webhook.WebhookKey;
import io.turbozap.waha.webhook.WebhookSignature;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Route of WAHA's webhooks. Where there is a key for them, as wherever callers need an API key, only what is signed
 * counts. Whatever is not answered with 200 is delivered again by WAHA.
 */
public final class WahaWebhookRoutes {

    static final String PATH = "/webhooks/waha";
    static final String REFUSED =
            "The signature is missing or wrong: POST /api/sessions/{session}/webhook writes our key"
                    + " into WAHA, and WAHA_WEBHOOK_HMAC_KEY sets it";

    private static final Logger log = LoggerFactory.getLogger(WahaWebhookRoutes.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    /** What is read of a body that cannot be good, to find out which session has no key or a wrong one. */
    private static final long UNSIGNED = 16 * 1024;

    private final long limit;
    private final @Nullable WebhookSignature signature;
    private final Clock clock;
    private final WahaEventHandler events;
    private boolean failing;

    /**
     * Creates the route of one event loop.
     *
     * @param limit the bytes of the longest body
     */
    public WahaWebhookRoutes(WebhookServices services, long limit, Clock clock) {
        WebhookKey key = services.wahaKey();
        this.limit = limit;
        this.signature = key == null ? null : new WebhookSignature(key.value());
        this.clock = clock;
        this.events = services.wahaEvents();
    }

    /** Where a signature proves that a request comes from WAHA, whatever host it means; empty if there is no key. */
    public static String signedPath(@Nullable WebhookKey key) {
        return key == null ? "" : PATH;
    }

    public void addTo(RouteTable routes) {
        routes.open().post(PATH, this::take);
    }

    private Future<Void> take(RoutingContext ctx) {
        long longest = mayBeGood(ctx.request()) ? limit : Math.min(limit, UNSIGNED);
        return WholeBody.read(ctx, longest).compose(body -> take(ctx, body));
    }

    private boolean mayBeGood(HttpServerRequest request) {
        String shown = request.getHeader(WebhookSignature.HEADER);
        return signature == null || (shown != null && shown.length() == WebhookSignature.LENGTH);
    }

    private Future<Void> take(RoutingContext ctx, Buffer body) {
        WahaEvent event = WebhookBody.read(body, clock.millis());
        if (signature != null && !signature.isOf(body.getBytes(), ctx.request().getHeader(WebhookSignature.HEADER))) {
            throw refusal(event);
        }
        if (event == null) {
            throw ApiException.notJson("The body is not JSON");
        }
        Context own = ctx.vertx().getOrCreateContext();
        Promise<Void> handled = Promise.promise();
        events.handle(event).onComplete(outcome -> own.runOnContext(turn -> handled.handle(outcome)));
        return handled.future().transform(outcome -> answer(ctx, outcome));
    }

    /** That it was refused is an event, too, of which nothing is believed. */
    private ApiException refusal(@Nullable WahaEvent event) {
        events.handle(new Refused(event == null ? null : event.session()));
        return new ApiException(403, REFUSED);
    }

    private Future<Void> answer(RoutingContext ctx, AsyncResult<Void> outcome) {
        logFailures(outcome);
        if (outcome.failed()) {
            throw ApiException.notTaken("The event cannot be recorded: deliver it again", RETRY_AFTER_SECONDS);
        }
        return Responses.ok(ctx, 200, json -> {});
    }

    /** Logs the first of many failures, and their end. */
    private void logFailures(AsyncResult<Void> outcome) {
        if (outcome.failed() && !failing) {
            log.warn(
                    "webhooks of WAHA cannot be recorded and have to come again: {}",
                    RedactedText.text(outcome.cause()));
        } else if (outcome.succeeded() && failing) {
            log.info("webhooks of WAHA are recorded again");
        }
        failing = outcome.failed();
    }
}
