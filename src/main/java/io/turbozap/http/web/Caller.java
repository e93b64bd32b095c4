package io.turbozap.http.web;

import io.turbozap.identity.access.Principal;
import io.vertx.ext.web.RoutingContext;

/** Caller of a request: the principal on whose behalf it comes, as the front door recognised it. */
public final class Caller {

    private static final String KEY = Caller.class.getName();

    private Caller() {}

    /** Principal of a request that has passed the front door. */
    public static Principal of(RoutingContext ctx) {
        Principal principal = ctx.get(KEY);
        if (principal == null) {
            throw new IllegalStateException("this request has not passed the front door");
        }
        return principal;
    }

    /** Keeps the principal of a request with it. */
    public static void set(RoutingContext ctx, Principal principal) {
        ctx.put(KEY, principal);
    }
}
