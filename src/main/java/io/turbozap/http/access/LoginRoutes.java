package io.turbozap.http.access;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.turbozap.identity.Identity;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.User;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Routes that trade the API key, or e-mail address and password, for a cookie, which browsers send where they cannot
 * send a header, and take it back.
 */
public final class LoginRoutes {

    private static final String EVERYWHERE = "everywhere";
    private static final String KEY = "apiKey";
    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";

    private final KeyCheck keys;
    private final Identity identity;
    private final PasswordLogin passwords;
    private final Actors actors;
    private final LoginCookies cookies;
    private final SmallBody body;

    /**
     * Creates the routes of one event loop.
     *
     * @param passwords logs people in
     */
    public LoginRoutes(KeyCheck keys, Identity identity, PasswordLogin passwords, SmallBody body) {
        this.keys = keys;
        this.identity = identity;
        this.passwords = passwords;
        this.actors = new Actors(keys.proxies);
        this.cookies = new LoginCookies(keys.proxies);
        this.body = body;
    }

    /** Adds the route that needs no key yet. */
    public void addTo(RouteTable routes) {
        routes.open().post("/api/login", body.brief(this::login));
    }

    /** Adds the route of those who are logged in. */
    public void addLogoutTo(RouteTable routes) {
        routes.open().post("/api/logout", this::logout, EVERYWHERE);
    }

    private Future<Void> login(RoutingContext ctx) {
        JsonObject body = SmallBody.of(ctx);
        return body != null && (body.containsKey(EMAIL) || body.containsKey(PASSWORD))
                ? loginPerson(ctx, body)
                : loginOperator(ctx, body);
    }

    private Future<Void> loginOperator(RoutingContext ctx, @Nullable JsonObject body) {
        String shown = body != null && body.getValue(KEY) instanceof String key ? key : Credentials.key(ctx.request());
        keys.requireKey(ctx.request(), shown);
        if (keys.isNeeded()) {
            cookies.setOperator(ctx, keys.logins.begin());
        } else if (identity.directory().isInhabited()) {
            throw new ApiException(401, Authentication.LOG_IN);
        }
        return Responses.ok(ctx, "Logged in");
    }

    private Future<Void> loginPerson(RoutingContext ctx, JsonObject body) {
        Violations wrong = new Violations();
        String email = text(body, EMAIL, wrong);
        String password = text(body, PASSWORD, wrong);
        if (body.containsKey(KEY)) {
            wrong.add(KEY, "Expected either a key, or an e-mail address and a password");
        }
        if (!wrong.isEmpty()) {
            throw ApiException.invalid(wrong);
        }
        return passwords.begin(ctx, email, password, Login.Kind.COOKIE).compose(open -> {
            keys.logins.end(Credentials.cookie(ctx.request(), Credentials.COOKIE));
            cookies.setPerson(ctx, open.secret());
            return Responses.bare(ctx, 200, json -> {
                json.object().member("success", true).member("message", "Logged in");
                write(json.name("user"), open.person());
                json.endObject();
            });
        });
    }

    private static String text(JsonObject body, String member, Violations wrong) {
        if (body.getValue(member) instanceof String text) {
            return text;
        }
        wrong.add(
                body.getValue(member) == null
                        ? new Violation(member, Violation.REQUIRED)
                        : Violation.wrongType(member, "string", ZodMessages.typeName(body.getValue(member))));
        return "";
    }

    private void write(JsonWriter json, User person) {
        json.object()
                .member("id", person.id())
                .member(EMAIL, person.email())
                .member("name", person.name())
                .member("role", person.role().name())
                .member("orgId", identity.directory().organisation(person.org()).id())
                .endObject();
    }

    private Future<Void> logout(RoutingContext ctx) {
        boolean everywhere = new Query(ctx).flag(EVERYWHERE);
        Future<Void> ended = Caller.of(ctx) instanceof Principal.Person person
                ? endPerson(ctx, person, everywhere)
                : endOperator(ctx, everywhere);
        return ended.compose(done -> {
            cookies.clear(ctx);
            return Responses.ok(ctx, "Logged out");
        });
    }

    private Future<Void> endPerson(RoutingContext ctx, Principal.Person person, boolean everywhere) {
        User user = identity.directory().person(person.org(), person.id());
        return everywhere && user != null
                ? identity.logIns().endAll(user, /* except= */ null, actors.of(ctx))
                : identity.logIns().end(person.login(), actors.of(ctx));
    }

    private Future<Void> endOperator(RoutingContext ctx, boolean everywhere) {
        if (everywhere && Caller.of(ctx).may(Permission.SERVER)) {
            keys.logins.endAll();
        } else {
            keys.logins.end(Credentials.cookie(ctx.request(), Credentials.COOKIE));
        }
        return Future.succeededFuture();
    }
}
