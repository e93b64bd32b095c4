package io.turbozap.http.auth;

import io.turbozap.config.IdentityConfig.SignUp;
import io.turbozap.http.access.Actors;
import io.turbozap.http.access.KeyCheck;
import io.turbozap.http.access.PasswordLogin;
import io.turbozap.identity.Identity;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;

/** Services that the routes of people share on all event loops of a server, their limits above all. Thread-safe. */
public final class AuthServices {

    final Identity identity;
    final SignUp signUp;
    final KeyCheck operator;
    final Actors actors;
    final AuthLimits limits;
    final DeviceCookies devices;
    final LimitedLogin logIns;
    final InstantSource clock;

    /**
     * Services of a server.
     *
     * @param signUp who may found an organisation
     * @param operator recognises the operator
     */
    public AuthServices(Identity identity, SignUp signUp, KeyCheck operator, InstantSource clock) {
        this.identity = identity;
        this.signUp = signUp;
        this.operator = operator;
        this.actors = new Actors(operator.proxies);
        this.limits = new AuthLimits(clock);
        this.devices = new DeviceCookies(operator.proxies, new SecureRandom());
        this.logIns = new LimitedLogin(identity, operator.proxies, limits, devices);
        this.clock = clock;
    }

    /** Log-in by password, within its limits. */
    public PasswordLogin passwordLogin() {
        return logIns;
    }

    /** Network that a request comes from. */
    String network(RoutingContext ctx) {
        return AuthLimits.network(operator.proxies.clientOf(ctx.request()));
    }

    /**
     * Completes if a form is good, with the new password in {@code member}.
     *
     * @param personal what others know of its person
     */
    Future<String> newPassword(AccountForm form, String member, Collection<String> personal) {
        String password = form.text(member);
        if (!form.isGood(member)) {
            form.requireGood();
        }
        return identity.hasher().refusal(identity.policy(), password, personal).map(refusal -> {
            if (refusal != null) {
                form.refuse(member, refusal);
            }
            form.requireGood();
            return password;
        });
    }
}
