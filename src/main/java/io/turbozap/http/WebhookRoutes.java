package io.turbozap.http;

import io.turbozap.config.Config;
import io.turbozap.waha.WahaEvent;
import io.turbozap.waha.WahaEvent.Refused;
import io.turbozap.waha.WahaEvents;
import io.turbozap.waha.WebhookBody;
import io.turbozap.waha.WebhookSignature;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes WAHA's webhooks. Where a key is set, only what is signed with it counts; beyond this host nothing counts without.
 * Whatever is not answered with 200 is delivered again by WAHA.
 */
final class WebhookRoutes {

    static final String PATH = "/webhooks/waha";

    private static final Logger log = LoggerFactory.getLogger(WebhookRoutes.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    /** What is read of a body that cannot be good, to find out which session has no key or a wrong one. */
    private static final long UNSIGNED = 16 * 1024;

    private final long limit;
    private final boolean closed;
    private final @Nullable WebhookSignature signature;
    private final Clock clock;
    private final WahaEvents events;
    private boolean failing;

    WebhookRoutes(Config config, Clock clock, WahaEvents events) {
        String key = config.waha().webhookHmacKey();
        this.limit = config.limits().smallBodyBytes();
        this.closed = key == null && config.server().beyondLoopback();
        this.signature = key == null ? null : new WebhookSignature(key);
        this.clock = clock;
        this.events = events;
    }

    /** Where a signature proves that a request comes from WAHA, whatever host it means; empty if there is no key. */
    static String signedPath(Config config) {
        return config.waha().webhookHmacKey() == null ? "" : PATH;
    }

    void addTo(RouteTable routes) {
        routes.post(PATH, this::take);
    }

    private void take(RoutingContext ctx) {
        WholeBody.read(ctx, mayBeGood(ctx.request()) ? limit : Math.min(limit, UNSIGNED), body -> take(ctx, body));
    }

    private boolean mayBeGood(HttpServerRequest request) {
        String shown = request.getHeader(WebhookSignature.HEADER);
        return !closed && (signature == null || (shown != null && shown.length() == WebhookSignature.LENGTH));
    }

    private void take(RoutingContext ctx, Buffer body) {
        WahaEvent event = WebhookBody.read(body, clock.millis());
        if (closed) {
            throw refusal(event, Refused.Reason.NO_KEY);
        }
        if (signature != null && !signature.isOf(body.getBytes(), ctx.request().getHeader(WebhookSignature.HEADER))) {
            throw refusal(event, Refused.Reason.SIGNATURE);
        }
        if (event == null) {
            throw Refusal.notJson("The body is not JSON");
        }
        Context own = ctx.vertx().getOrCreateContext();
        events.heard(event).onComplete(outcome -> own.runOnContext(turn -> answer(ctx, outcome)));
    }

    /** That it was refused is an event, too, of which nothing is believed. */
    private Refusal refusal(@Nullable WahaEvent event, Refused.Reason reason) {
        events.heard(new Refused(event == null ? null : event.session(), reason));
        return reason == Refused.Reason.NO_KEY
                ? new Refusal(403, "Webhooks are only taken here with WAHA_WEBHOOK_HMAC_KEY set")
                : new Refusal(401, "The signature is missing or wrong");
    }

    private void answer(RoutingContext ctx, AsyncResult<Void> outcome) {
        tell(outcome);
        if (outcome.succeeded()) {
            Answers.ok(ctx, 200, json -> {});
        } else {
            ctx.fail(Refusal.notTaken("The event cannot be recorded: deliver it again", RETRY_AFTER_SECONDS));
        }
    }

    /** Says the first of many failures, and their end. */
    private void tell(AsyncResult<Void> outcome) {
        if (outcome.failed() && !failing) {
            log.warn("webhooks of WAHA cannot be recorded and have to come again: {}", outcome.cause() + "");
        } else if (outcome.succeeded() && failing) {
            log.info("webhooks of WAHA are recorded again");
        }
        failing = outcome.failed();
    }
}
