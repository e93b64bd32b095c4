package io.turbozap.http.auth;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.PathParameter;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.Identity;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.Organisation;
import io.turbozap.identity.directory.User;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;

/** Routes of a person's own profile, password and log-ins. */
public final class ProfileRoutes {

    private static final String ME = "/auth/me";
    private static final String SESSIONS = "/auth/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";
    private static final String PREFERENCES = "preferences";
    private static final int LONGEST_PREFERENCES = 8 * 1024;

    private final AuthServices services;
    private final Identity identity;
    private final SmallBody body;
    private final SchemaCheck change = Contract.packaged().body("PATCH " + ME).check();
    private final SchemaCheck logOut = TokenRoutes.schema("/auth/logout");
    private final SchemaCheck password = TokenRoutes.schema("/auth/change-password");
    private final SchemaCheck end =
            Contract.packaged().body("DELETE " + SESSION).check();

    public ProfileRoutes(AuthServices services, SmallBody body) {
        this.services = services;
        this.identity = services.identity;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.divided(Permission.SELF, Permission.SELF)
                .get(ME, this::show)
                .patch(ME, body.then(this::change))
                .post("/auth/logout", body.brief(this::logOut))
                .post("/auth/change-password", body.brief(this::changePassword))
                .get(SESSIONS, this::sessions)
                .delete(SESSION, body.brief(this::end));
    }

    private static Principal.Person caller(RoutingContext ctx) {
        if (Caller.of(ctx) instanceof Principal.Person person) {
            return person;
        }
        throw ApiException.forbidden(Permission.SELF);
    }

    /** The caller as the directory has it; people are never removed from it. */
    private User person(RoutingContext ctx) {
        Principal.Person caller = caller(ctx);
        User person = identity.directory().person(caller.org(), caller.id());
        if (person == null) {
            throw new IllegalStateException("a caller who is not in the directory");
        }
        return person;
    }

    private Future<Void> show(RoutingContext ctx) {
        return answer(ctx, person(ctx));
    }

    private Future<Void> answer(RoutingContext ctx, User person) {
        Organisation organisation = identity.directory().organisation(person.org());
        return Responses.bare(ctx, 200, json -> {
            AuthAnswers.members(json.object(), identity.directory(), person)
                    .member("isActive", person.active())
                    .name("organisation")
                    .object()
                    .member("id", organisation.id())
                    .member("name", organisation.name())
                    .endObject();
            json.name("permissions").array();
            Arrays.stream(Permission.values())
                    .filter(permission -> permission.isOf(person.role()))
                    .forEach(permission -> json.value(permission.name()));
            json.endArray().name(PREFERENCES).json(Buffer.buffer(person.preferences()));
            json.endObject();
        });
    }

    private Future<Void> change(RoutingContext ctx) {
        User person = person(ctx);
        AccountForm form = new AccountForm(ctx, change);
        String name = form.has("name") ? form.name("name") : person.name();
        JsonObject preferences = form.isGood(PREFERENCES) ? form.body().getJsonObject(PREFERENCES) : null;
        String kept = preferences == null ? person.preferences() : preferences.encode();
        if (kept.length() > LONGEST_PREFERENCES) {
            form.refuse(PREFERENCES, "must be at most " + LONGEST_PREFERENCES + " characters of JSON");
        }
        if (kept.contains("\\u0000")) {
            form.refuse(PREFERENCES, "must be text without NUL");
        }
        form.requireGood();
        return identity.users()
                .setPreferences(person, name, kept, services.actors.of(ctx))
                .compose(changed -> answer(ctx, changed));
    }

    private Future<Void> logOut(RoutingContext ctx) {
        AccountForm form = new AccountForm(ctx, logOut);
        form.requireGood();
        Future<Void> ended;
        if (form.body().getBoolean("all", false)) {
            ended = identity.logIns().endAll(person(ctx), /* except= */ null, services.actors.of(ctx));
        } else if (form.has("refreshToken")) {
            ended = identity.logIns().end(form.text("refreshToken"), services.actors.of(ctx));
        } else {
            ended = identity.logIns().end(caller(ctx).login(), services.actors.of(ctx));
        }
        return ended.compose(done -> Responses.empty(ctx));
    }

    private Future<Void> changePassword(RoutingContext ctx) {
        User person = person(ctx);
        AccountForm form = new AccountForm(ctx, password);
        Organisation organisation = identity.directory().organisation(person.org());
        return services.newPassword(form, "newPassword", List.of(person.name(), person.email(), organisation.name()))
                .compose(fresh -> requirePassword(ctx, person, form, "currentPassword")
                        .compose(proven -> identity.hasher().hash(fresh)))
                .compose(hash -> identity.passwords()
                        .set(person, hash, /* except= */ caller(ctx).login(), services.actors.of(ctx)))
                .compose(changed -> Responses.empty(ctx));
    }

    private Future<Void> requirePassword(RoutingContext ctx, User person, AccountForm form, String member) {
        return services.logIns.isPasswordOf(ctx, person, form.text(member)).compose(right -> {
            if (!right) {
                throw ApiException.invalid(member, "Wrong password");
            }
            return Future.succeededFuture();
        });
    }

    private Future<Void> sessions(RoutingContext ctx) {
        long current = caller(ctx).login();
        List<Login> logIns = identity.directory().logins(person(ctx));
        return Responses.bare(ctx, 200, json -> {
            json.array();
            logIns.forEach(login -> write(json, login, current));
            json.endArray();
        });
    }

    private static void write(JsonWriter json, Login login, long current) {
        json.object()
                .member("id", Long.toString(login.number()))
                .member("kind", login.kind() == Login.Kind.COOKIE ? "browser" : "token")
                .time("createdAt", login.family().createdAt())
                .time("lastSeenAt", login.usedAt());
        if (login.ip() != null) {
            json.member("ip", login.ip());
        }
        if (login.agent() != null) {
            json.member("userAgent", login.agent());
        }
        json.member("current", login.number() == current).endObject();
    }

    private Future<Void> end(RoutingContext ctx) {
        User person = person(ctx);
        AccountForm form = new AccountForm(ctx, end);
        String id = PathParameter.of(ctx, "sessionId");
        Login login = identity.directory().logins(person).stream()
                .filter(each -> Long.toString(each.number()).equals(id))
                .findAny()
                .orElseThrow(() -> new ApiException(404, "Session not found"));
        boolean isOwn = login.number() == caller(ctx).login();
        if (!isOwn && !form.has("password")) {
            form.refuse("password", "Required to end another session");
        }
        form.requireGood();
        Future<Void> proven = isOwn ? Future.succeededFuture() : requirePassword(ctx, person, form, "password");
        return proven.compose(proved -> identity.logIns().end(login.number(), services.actors.of(ctx)))
                .compose(ended -> Responses.empty(ctx));
    }
}
