package io.turbozap.http.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.turbozap.actor.CommandException;
import io.turbozap.campaign.RedactedText;
import io.turbozap.http.guard.LoopGuard;
import io.turbozap.process.FatalErrors;
import io.turbozap.recipients.table.UnusableFileException;
import io.turbozap.store.StoreException;
import io.turbozap.store.quota.QuotaReached;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handler of failures: the one place where anything that went wrong becomes an answer. */
public final class ErrorHandler implements Handler<RoutingContext> {

    private static final Logger log = LoggerFactory.getLogger(ErrorHandler.class);

    /** Faces whose programs look for the status in the body. */
    private static final Pattern WITH_STATUS = Pattern.compile("/(auth|orgs)(/.*)?");

    @Override
    public void handle(RoutingContext ctx) {
        FatalErrors.check(ctx.failure());
        HttpServerResponse response = ctx.response();
        if (response.ended()) {
            return; // its answer holds, also that which is stored for its key
        }
        KeyedExchange keyed = KeyedExchange.of(ctx);
        if (keyed != null) {
            keyed.failed(ctx.failure());
        }
        if (response.closed() || ctx.failure() instanceof HttpClosedException) {
            return; // its client has gone
        }
        ApiException apiException = refusal(ctx);
        if (response.headWritten()) {
            // what was promised cannot be kept, and a clean end would hide that
            ctx.request().connection().close();
            return;
        }
        BodyDrain.discard(ctx.request());
        Responses.error(
                response,
                apiException,
                WITH_STATUS.matcher(ctx.request().path()).matches());
        if (apiException.closes()) {
            LoopGuard.end(ctx.request().connection());
        }
    }

    private static ApiException refusal(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof ApiException apiException) {
            return apiException;
        }
        if (failure instanceof UnusableFileException file) {
            return ApiException.unusable(file);
        }
        if (failure instanceof CommandException refusal) {
            return refusal(refusal);
        }
        if (failure instanceof QuotaReached reached) {
            return ApiException.tryLater(String.valueOf(reached.getMessage()));
        }
        int status = ctx.statusCode();
        if (status >= 400 && status < 500) {
            return ofStatus(status);
        }
        HttpServerRequest request = ctx.request();
        if (failure instanceof StoreException store && store.isOutage()) {
            return new ApiException(503, "The store is not available: " + store.getMessage());
        }
        if (failure instanceof ReplyException) {
            log.warn(
                    "{} {} got no answer from its session: {}",
                    request.method(),
                    RedactedText.path(request.path()),
                    RedactedText.text(failure));
            return new ApiException(503, "The session does not answer");
        }
        log.error(
                "{} {} failed",
                request.method(),
                RedactedText.path(request.path()),
                failure == null ? "status " + status : RedactedText.trace(failure));
        return new ApiException(500, "Internal server error");
    }

    private static ApiException refusal(CommandException refusal) {
        String reason = refusal.reason();
        return switch (refusal.code()) {
            case NOT_FOUND -> new ApiException(404, reason);
            case CONFLICT -> new ApiException(409, reason);
            case FULL -> ApiException.tryLater(reason);
            case NOT_RECORDED -> new ApiException(503, reason);
            case REFUSED -> new ApiException(422, reason);
            case FAILED -> new ApiException(502, reason);
            case TIMED_OUT -> new ApiException(504, reason);
        };
    }

    /** The answer to a request that is refused for its status alone. */
    public static ApiException ofStatus(int status) {
        return new ApiException(status, text(status));
    }

    private static String text(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 404 -> "Not found";
            case 413 -> "Request body too large";
            case 414 -> "Request URI too long";
            case 431 -> "Request headers too large";
            default -> "Request refused";
        };
    }

    /** Why {@code cause} makes what should have been HTTP unreadable. */
    public static ApiException unreadable(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return ofStatus(414);
        }
        return ofStatus(cause instanceof TooLongHttpHeaderException ? 431 : 400);
    }
}
