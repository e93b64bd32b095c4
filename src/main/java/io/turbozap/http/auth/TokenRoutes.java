package io.turbozap.http.auth;

import io.turbozap.actor.CommandException;
import io.turbozap.config.IdentityConfig.SignUp;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.Identity;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.SignUps.NewAccount;
import io.turbozap.identity.directory.User;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routes by which people come in: they sign up, log in, and go on with their tokens. None needs a log-in. */
public final class TokenRoutes {

    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    private static final String BEARER = "Bearer ";

    private final AuthServices services;
    private final Identity identity;
    private final SmallBody body;
    private final SchemaCheck signUp = schema("/auth/signup");
    private final SchemaCheck logIn = schema("/auth/login");
    private final SchemaCheck refresh = schema("/auth/refresh");

    public TokenRoutes(AuthServices services, SmallBody body) {
        this.services = services;
        this.identity = services.identity;
        this.body = body;
    }

    static SchemaCheck schema(String path) {
        return Contract.packaged().body("POST " + path).check();
    }

    public void addTo(RouteTable routes) {
        routes.open()
                .post("/auth/signup", body.brief(this::signUp))
                .post("/auth/login", body.brief(this::logIn))
                .post("/auth/refresh", body.brief(this::refresh));
        new LinkRoutes(services, body).addTo(routes);
    }

    private Future<Void> signUp(RoutingContext ctx) {
        boolean byOperator = isByOperator(ctx);
        if (services.signUp == SignUp.CLOSED && !byOperator) {
            throw ApiException.refused(
                    403, "SIGNUP_CLOSED", "Organisations are founded by the operator of this server");
        }
        AccountForm form = new AccountForm(ctx, signUp);
        String organisation = form.name("orgName");
        String name = form.name("name");
        String email = form.email("email");
        return services.newPassword(form, "password", List.of(organisation, name, email))
                .compose(password -> {
                    if (!byOperator) {
                        AuthLimits.take(services.limits.signUps, services.network(ctx));
                    }
                    requireFree(email);
                    return identity.hasher().hash(password);
                })
                .compose(hash -> identity.signUps()
                        .signUp(
                                new NewAccount(organisation, name, email, hash),
                                byOperator,
                                services.signUp == SignUp.OPEN,
                                services.actors.stranger(ctx)))
                .recover(TokenRoutes::takenMeanwhile)
                .compose(person -> begin(ctx, person));
    }

    /** Every caller is the operator as long as there is neither a key nor a person. */
    private boolean isByOperator(RoutingContext ctx) {
        return services.operator.isOperator(ctx.request())
                || (!services.operator.isNeeded() && !identity.directory().isInhabited());
    }

    private void requireFree(String email) {
        if (identity.directory().byEmail(email) != null) {
            throw taken();
        }
    }

    private static ApiException taken() {
        return new ApiException(400, "Email already in use");
    }

    private static <T> Future<T> takenMeanwhile(Throwable failure) {
        return Future.failedFuture(CommandException.is(CommandException.Code.CONFLICT, failure) ? taken() : failure);
    }

    private Future<Void> begin(RoutingContext ctx, User person) {
        services.devices.remember(ctx, person.email());
        return identity.logIns()
                .begin(person, Login.Kind.TOKEN, services.actors.stranger(ctx))
                .compose(open -> AuthAnswers.loggedIn(ctx, 201, services, open));
    }

    private Future<Void> logIn(RoutingContext ctx) {
        AccountForm form = new AccountForm(ctx, logIn);
        form.requireGood();
        return services.logIns
                .begin(ctx, form.text("email"), form.text("password"), Login.Kind.TOKEN)
                .compose(open -> AuthAnswers.loggedIn(ctx, 200, services, open));
    }

    private Future<Void> refresh(RoutingContext ctx) {
        String token = refreshToken(ctx);
        Login login = identity.logIns().ofToken(token);
        if (login == null) {
            throw invalidToken();
        }
        AuthLimits.take(services.limits.refreshes, Long.toString(login.number()));
        return identity.logIns()
                .refresh(token, services.actors.stranger(ctx))
                .compose(open -> AuthAnswers.refreshed(ctx, services, present(open)));
    }

    private static LogIns.Open present(LogIns.@Nullable Open open) {
        if (open == null) {
            throw invalidToken();
        }
        return open;
    }

    private static ApiException invalidToken() {
        return new ApiException(401, "The refresh token is not good, or not any more", CHALLENGE);
    }

    /** Token in the body or, if that is empty, in the header where some clients have it. */
    private String refreshToken(RoutingContext ctx) {
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean isBearer =
                header != null && header.regionMatches(/* ignoreCase= */ true, 0, BEARER, 0, BEARER.length());
        if (SmallBody.object(ctx).isEmpty() && header != null && isBearer) {
            return header.substring(BEARER.length()).strip();
        }
        AccountForm form = new AccountForm(ctx, refresh);
        form.requireGood();
        return form.text("refreshToken");
    }
}
