package io.turbozap.http.access;

import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Login;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Log-in of people by their passwords, with the limits on how often that may be tried. */
@FunctionalInterface
public interface PasswordLogin {

    /**
     * Logs a person in. Fails with an {@link io.turbozap.http.web.ApiException}: 401 alike for unknown people, wrong
     * passwords and those who are not active, 429 after too many tries.
     *
     * @param email as it was typed
     * @param password as it was typed
     */
    Future<LogIns.Open> begin(RoutingContext ctx, String email, String password, Login.Kind kind);
}
