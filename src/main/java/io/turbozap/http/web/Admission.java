package io.turbozap.http.web;

import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Principal;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Admission to a route: who may use it.
 *
 * @param permission that its callers need, or null if they need none
 * @param divided whether each organisation sees its own rows there. What is not divided yet exists for the first one
 *     alone.
 */
public record Admission(@Nullable Permission permission, boolean divided) {

    /** Admission to what anyone may use. */
    public static final Admission OPEN = new Admission(null, /* divided= */ true);

    /** Admission to what shows the rows of the first organisation. */
    public static Admission under(Permission permission) {
        return new Admission(permission, /* divided= */ false);
    }

    /** Admission to what shows each organisation its own rows. */
    public static Admission divided(Permission permission) {
        return new Admission(permission, /* divided= */ true);
    }

    /**
     * Requires the caller of {@code ctx} to be admitted.
     *
     * @throws ApiException 404 for those whose organisation has nothing there, 403 for those who may not do it
     */
    public void require(RoutingContext ctx) {
        if (permission == null) {
            return;
        }
        Principal caller = Caller.of(ctx);
        if (!existsFor(caller)) {
            throw ErrorHandler.ofStatus(404);
        }
        if (!caller.may(permission)) {
            throw ApiException.forbidden(permission);
        }
    }

    /** Whether the caller of {@code ctx} is admitted. */
    public boolean admits(RoutingContext ctx) {
        return permission == null
                || (existsFor(Caller.of(ctx)) && Caller.of(ctx).may(permission));
    }

    /** Whether this exists for {@code caller}: what is not divided yet has the rows of the first organisation. */
    private boolean existsFor(Principal caller) {
        return divided || caller.org().equals(Org.FIRST);
    }
}
