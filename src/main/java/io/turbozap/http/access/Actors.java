package io.turbozap.http.access;

import io.turbozap.http.web.Caller;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.Actor.Kind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Actors of audit logs, by the requests that they send. Immutable. */
public final class Actors {

    private final Proxies proxies;

    public Actors(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Actor of a request that has passed the front door. */
    public Actor of(RoutingContext ctx) {
        Principal caller = Caller.of(ctx);
        if (caller instanceof Principal.Person person) {
            return actor(Kind.PERSON, person.id(), ctx);
        }
        return caller instanceof Principal.Key key ? actor(Kind.KEY, key.id(), ctx) : actor(Kind.OPERATOR, null, ctx);
    }

    /** Actor of a request from someone who is not known yet. */
    public Actor stranger(RoutingContext ctx) {
        return actor(Kind.SYSTEM, null, ctx);
    }

    private Actor actor(Kind kind, @Nullable String id, RoutingContext ctx) {
        return new Actor(
                kind, id, proxies.clientOf(ctx.request()), ctx.request().getHeader(HttpHeaders.USER_AGENT));
    }
}
