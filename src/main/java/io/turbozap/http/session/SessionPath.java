package io.turbozap.http.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.PathParameter;
import io.vertx.ext.web.RoutingContext;

/** The session that a path names. */
final class SessionPath {

    private SessionPath() {}

    /**
     * The name in the path.
     *
     * @throws ApiException if the path names none that there can be
     */
    static SessionName session(RoutingContext ctx) {
        String name = PathParameter.of(ctx, "session");
        if (!SessionName.isValid(name)) {
            throw ApiException.invalid("session", "Invalid session name");
        }
        return new SessionName(name);
    }
}
