package io.turbozap.http.access;

import io.turbozap.http.guard.LoopGuard;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Responses;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Check that refuses bodies whose end cannot be determined (RFC 9112, section 6.3), and what else may come on their
 * connections: the rest of such a body would pass for the next request.
 */
public final class FramingCheck implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked"))) {
            ctx.next();
            return;
        }
        Responses.error(request.response(), new ApiException(400, "Transfer-Encoding is not supported"));
        LoopGuard.end(request.connection());
    }
}
