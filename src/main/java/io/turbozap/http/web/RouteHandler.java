package io.turbozap.http.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Handler of one operation, which answers its request once. */
@FunctionalInterface
public interface RouteHandler {

    /**
     * Answers a request.
     *
     * @return completes once the answer was handed to the connection; fails, with nothing answered, with what becomes
     *     the answer instead
     * @throws ApiException as if the future failed
     */
    Future<Void> handle(RoutingContext ctx);

    /** The handler of a library, which answers by itself. */
    static RouteHandler of(Handler<RoutingContext> handler) {
        return ctx -> {
            Promise<Void> answered = Promise.promise();
            ctx.addEndHandler(over -> answered.tryComplete());
            handler.handle(ctx);
            return answered.future();
        };
    }

    /** The future of {@link #handle}, which fails if that throws or returns none. */
    default Future<Void> run(RoutingContext ctx) {
        return Future.succeededFuture(ctx)
                .compose(request -> Objects.requireNonNull(handle(request), "no future of an answer"));
    }
}
