package io.turbozap.http.access;

import io.turbozap.http.web.ApiException;
import io.turbozap.identity.Identity;
import io.turbozap.identity.directory.EmailAddress;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.User;
import io.turbozap.identity.password.PasswordHasher.Check;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Log-in by password that is limited by nothing but the number of passwords that are checked at once. */
public final class DirectLogin implements PasswordLogin {

    public static final String REFUSED = "Invalid credentials";

    private final Identity identity;
    private final Actors actors;

    public DirectLogin(Identity identity, Proxies proxies) {
        this.identity = identity;
        this.actors = new Actors(proxies);
    }

    @Override
    public Future<LogIns.Open> begin(RoutingContext ctx, String email, String password, Login.Kind kind) {
        String address = EmailAddress.parse(email);
        User known = address == null ? null : identity.directory().byEmail(address);
        User person = known == null || !known.active() ? null : known;
        return identity.hasher()
                .check(password, person == null ? null : person.passwordHash())
                .compose(check -> {
                    if (person == null || check == Check.WRONG) {
                        throw new ApiException(401, REFUSED);
                    }
                    return identity.logIns().begin(person, kind, actors.stranger(ctx));
                });
    }
}
