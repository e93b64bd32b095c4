package io.turbozap.http.organisation;

import io.turbozap.campaign.Org;
import io.turbozap.http.access.Actors;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.PathParameter;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.directory.Directory;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Access to the routes of organisations: each is for the principal's own. Thread-safe. */
final class OrganisationAccess {

    static final String ORG_ID = "orgId";

    /** Handler of an operation on one's own organisation. */
    @FunctionalInterface
    interface Action {
        Future<Void> handle(RoutingContext ctx, Member member);
    }

    /**
     * Member of an organisation who acts in it.
     *
     * @param actor the same, for the audit log
     */
    record Member(Principal principal, Actor actor) {

        Org org() {
            return principal.org();
        }
    }

    private final Directory directory;
    private final Actors actors;
    private final SmallBody body;

    OrganisationAccess(Directory directory, Actors actors, SmallBody body) {
        this.directory = directory;
        this.actors = actors;
        this.body = body;
    }

    /** {@code action} for the organisation that the path names, if it names one. */
    RouteHandler own(Action action) {
        return ctx -> action.handle(ctx, member(ctx));
    }

    /** As {@link #own}, with the body of the request read. */
    RouteHandler ownWithBody(Action action) {
        return ctx -> {
            Member member = member(ctx);
            return body.then(read -> action.handle(read, member)).run(ctx);
        };
    }

    private Member member(RoutingContext ctx) {
        Principal principal = Caller.of(ctx);
        if (ctx.pathParams().containsKey(ORG_ID)
                && !id(ctx, ORG_ID)
                        .equals(directory.organisation(principal.org()).id())) {
            throw new ApiException(404, "Organisation not found");
        }
        return new Member(principal, actors.of(ctx));
    }

    /** Id in the path, as ids are written here. */
    static String id(RoutingContext ctx, String parameter) {
        return PathParameter.of(ctx, parameter).toLowerCase(Locale.ROOT);
    }
}
