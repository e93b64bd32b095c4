package io.turbozap.http;

import io.turbozap.campaign.SessionName;
import io.vertx.ext.web.RoutingContext;

/** The session that a path names. */
final class SessionPath {

    private SessionPath() {}

    /** @throws Refusal if the path names none that there can be */
    static SessionName session(RoutingContext ctx) {
        String name = ctx.pathParam("session");
        if (!SessionName.isValid(name)) {
            throw Refusal.invalid("session", "Invalid session name");
        }
        return new SessionName(name);
    }
}
