package io.turbozap.http.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** A parameter of the path by which a request was routed. */
public final class PathParameter {

    private PathParameter() {}

    /** The decoded text of the parameter {@code name}, which the matched route has. */
    public static String of(RoutingContext ctx, String name) {
        return Objects.requireNonNull(ctx.pathParam(name), name);
    }
}
