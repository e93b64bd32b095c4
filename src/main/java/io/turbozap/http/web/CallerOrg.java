package io.turbozap.http.web;

import io.turbozap.campaign.Org;
import io.vertx.ext.web.RoutingContext;

/** Organisation of the caller of a request, as the credential has it and nothing else in the request. */
public final class CallerOrg {

    private CallerOrg() {}

    /** The organisation that the request of {@code ctx} acts for. */
    public static Org of(RoutingContext ctx) {
        return Caller.of(ctx).org();
    }
}
