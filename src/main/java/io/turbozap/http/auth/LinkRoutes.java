package io.turbozap.http.auth;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.IsoTime;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.Identity;
import io.turbozap.identity.directory.Invite;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.User;
import io.turbozap.identity.token.OneTimeToken;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes of those who have a link: an invite, or one to a new password. None needs a log-in. */
final class LinkRoutes {

    private static final String TOKEN = "token";
    private static final String PASSWORD = "password";

    private final AuthServices services;
    private final Identity identity;
    private final SmallBody body;
    private final SchemaCheck accept = TokenRoutes.schema("/auth/accept-invite");
    private final SchemaCheck info = TokenRoutes.schema("/auth/invite-info");
    private final SchemaCheck forgot = TokenRoutes.schema("/auth/forgot-password");
    private final SchemaCheck reset = TokenRoutes.schema("/auth/reset-password");

    LinkRoutes(AuthServices services, SmallBody body) {
        this.services = services;
        this.identity = services.identity;
        this.body = body;
    }

    void addTo(RouteTable routes) {
        routes.open()
                .post("/auth/accept-invite", body.brief(this::accept))
                .post("/auth/invite-info", body.brief(this::info))
                .post("/auth/forgot-password", body.brief(this::forgot))
                .post("/auth/reset-password", body.brief(this::reset));
    }

    private Future<Void> info(RoutingContext ctx) {
        AccountForm form = new AccountForm(ctx, info);
        form.requireGood();
        return invite(ctx, token(form))
                .compose(invite -> Responses.bare(ctx, 200, json -> json.object()
                        .member(
                                "orgName",
                                identity.directory().organisation(invite.org()).name())
                        .member("email", invite.email())
                        .member("role", invite.role().name())
                        .member("expiresAt", IsoTime.text(invite.expiresAt()))
                        .endObject()));
    }

    private static OneTimeToken token(AccountForm form) {
        return new OneTimeToken(form.text(TOKEN));
    }

    /** The good invite with this token; as many tries as a network may have. */
    private Future<Invite> invite(RoutingContext ctx, OneTimeToken token) {
        AuthLimits.take(services.limits.links, services.network(ctx));
        return identity.invites().find(token).map(invite -> {
            if (invite == null || !identity.invites().isGood(invite)) {
                boolean expired = invite != null && invite.isPending() && invite.expiresAt() <= services.clock.millis();
                throw expired ? new ApiException(400, "This invite has expired: ask for another") : notGood();
            }
            return invite;
        });
    }

    private static ApiException notGood() {
        return new ApiException(400, "This invite is not good, or not any more");
    }

    private Future<Void> accept(RoutingContext ctx) {
        AccountForm form = new AccountForm(ctx, accept);
        String name = form.name("name");
        if (!form.isGood(TOKEN) || !form.isGood(PASSWORD)) {
            form.requireGood();
        }
        OneTimeToken token = token(form);
        return invite(ctx, token)
                .compose(invite -> services.newPassword(
                        form,
                        PASSWORD,
                        List.of(
                                name,
                                invite.email(),
                                identity.directory().organisation(invite.org()).name())))
                .compose(password -> identity.hasher().hash(password))
                .compose(hash -> identity.invites().accept(token, name, hash, services.actors.stranger(ctx)))
                .compose(person -> begin(ctx, person));
    }

    private Future<Void> begin(RoutingContext ctx, @Nullable User person) {
        if (person == null) {
            throw notGood();
        }
        services.devices.remember(ctx, person.email());
        return identity.logIns()
                .begin(person, Login.Kind.TOKEN, services.actors.stranger(ctx))
                .compose(open -> AuthAnswers.loggedIn(ctx, 201, services, open));
    }

    /** Answers alike whether or not anyone has the address. No link is made before one can be sent to its person. */
    private Future<Void> forgot(RoutingContext ctx) {
        AccountForm form = new AccountForm(ctx, forgot);
        String email = form.email("email");
        form.requireGood();
        AuthLimits.take(services.limits.links, services.network(ctx));
        AuthLimits.take(services.limits.forgotten, email);
        return Responses.ok(
                ctx,
                202,
                json -> json.member("message", "Ask an admin of your organisation for a link to a new password"));
    }

    private Future<Void> reset(RoutingContext ctx) {
        AccountForm form = new AccountForm(ctx, reset);
        if (!form.isGood(TOKEN) || !form.isGood(PASSWORD)) {
            form.requireGood();
        }
        OneTimeToken token = token(form);
        AuthLimits.take(services.limits.links, services.network(ctx));
        return identity.passwords()
                .ofReset(token)
                .compose(person -> services.newPassword(form, PASSWORD, personal(person)))
                .compose(password -> identity.hasher().hash(password))
                .compose(hash -> identity.passwords().redeem(token, hash, services.actors.stranger(ctx)))
                .compose(redeemed -> {
                    if (!redeemed) {
                        throw linkNotGood();
                    }
                    return Responses.empty(ctx);
                });
    }

    private List<String> personal(@Nullable User person) {
        if (person == null) {
            throw linkNotGood();
        }
        return List.of(
                person.name(),
                person.email(),
                identity.directory().organisation(person.org()).name());
    }

    private static ApiException linkNotGood() {
        return new ApiException(400, "This link is not good, or not any more");
    }
}
