package io.turbozap.http.idempotency;

import io.turbozap.campaign.Org;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.KeyedExchange;
import io.turbozap.http.web.Responses;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.identity.access.Principal;
import io.turbozap.store.journal.KeyedResponses;
import io.turbozap.store.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Handler of requests with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): each is carried out
 * once, and answered the same whenever it comes again. What changed nothing, an error, is not kept: the same key may be
 * tried again. Thread-safe.
 */
public final class IdempotencyKeys implements Handler<RoutingContext> {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");
    /** They change nothing, or answer what must not be kept. */
    private static final Pattern QUESTIONS = Pattern.compile(
            "/api/imports/preview|/api/campaigns/[^/]+/forecast|/api/sessions/[^/]+/pairing-code|/socket\\.io/");

    private final KeyedResponses answers;
    private final Quota quota;
    private final InstantSource clock;
    private final int mostBytesOfAField;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    /** @param mostBytesOfAField what a field of a form may have that is no file */
    /** A key that is in use by a principal. */
    private record Running(Org org, String principal, String value) {

        static Running of(Principal principal, String value) {
            return new Running(principal.org(), principal.id(), value);
        }
    }

    public IdempotencyKeys(KeyedResponses answers, Quota quota, InstantSource clock, int mostBytesOfAField) {
        this.answers = answers;
        this.quota = quota;
        this.clock = clock;
        this.mostBytesOfAField = mostBytesOfAField;
    }

    @Override
    public void handle(RoutingContext ctx) {
        List<String> given = ctx.request().headers().getAll(HEADER);
        boolean applies = ctx.request().method().equals(HttpMethod.POST)
                && !QUESTIONS.matcher(ctx.request().path()).matches();
        if (given.isEmpty() || !applies) {
            ctx.next();
            return;
        }
        if (given.size() > 1 || !VISIBLE.matcher(given.get(0)).matches()) {
            throw ApiException.invalid(HEADER, "Expected 1 to 255 visible characters");
        }
        Running key = Running.of(Caller.of(ctx), given.get(0));
        if (!running.add(key)) {
            throw stillRunning();
        }
        KeyedRequest request = new KeyedRequest(
                key.org, key.principal, key.value, "POST " + ctx.request().uri(), clock.millis());
        KeyedExchange keyed = KeyedExchange.begin(ctx, request, answers, () -> running.remove(key));
        ctx.addEndHandler(end -> {
            if (!ctx.request().isEnded()) {
                keyed.release(); // cut off before anything could come of it
            }
        });
        ctx.request().pause();
        answers.find(request)
                .compose(kept -> kept == null ? quota.take(key.org).map(kept) : Future.succeededFuture(kept))
                .compose(kept -> {
                    ctx.request().resume();
                    if (kept != null) {
                        return replay(ctx, keyed, kept);
                    }
                    request.enter();
                    ctx.next();
                    return Future.succeededFuture();
                })
                .onFailure(ctx::fail);
    }

    private static ApiException stillRunning() {
        return new ApiException(
                409,
                "The first request with this " + HEADER + " is still being carried out: try again in a moment",
                Map.of("Retry-After", "1"));
    }

    private Future<Void> replay(RoutingContext ctx, KeyedExchange keyed, KeyedResponses.Kept kept) {
        return KeyedBody.read(ctx, keyed.request(), mostBytesOfAField).compose(read -> {
            if (!keyed.request().fingerprint().equals(kept.fingerprint())) {
                throw new ApiException(
                        422,
                        "This " + HEADER + " was used for another request in the last 24 hours: send that one"
                                + " again, or take another key");
            }
            keyed.release();
            return Responses.again(ctx, kept.answer());
        });
    }
}
