package io.turbozap.http;

import io.turbozap.http.guard.LoopGuard;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Refuses bodies whose end cannot be told (RFC 9112, section 6.3), and what else may come on their connections: the rest
 * of such a body would pass for the next request.
 */
final class FramingCheck implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked"))) {
            ctx.next();
            return;
        }
        Answers.error(request.response(), new Refusal(400, "Transfer-Encoding is not supported"));
        LoopGuard.end(request.connection());
    }
}
