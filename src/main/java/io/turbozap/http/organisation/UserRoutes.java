package io.turbozap.http.organisation;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Org;
import io.turbozap.http.organisation.OrganisationAccess.Member;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.IsoTime;
import io.turbozap.http.web.ListPage;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.Identity;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.IssuedKey;
import io.turbozap.identity.directory.Passwords;
import io.turbozap.identity.directory.User;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;

/** Routes of the people in an organisation. */
final class UserRoutes {

    private static final String USER_ID = "userId";
    private static final int USUAL_PAGE = 50;

    private final OrganisationAccess access;
    private final Identity identity;
    private final Directory directory;
    private final LinkAddress links;
    private final InstantSource clock;
    private final SchemaCheck change =
            Contract.packaged().body("PATCH /orgs/users/{userId}").check();
    private final SchemaCheck nothing = SchemaCheck.nothing();

    UserRoutes(OrganisationAccess access, Identity identity, LinkAddress links, InstantSource clock) {
        this.access = access;
        this.identity = identity;
        this.directory = identity.directory();
        this.links = links;
        this.clock = clock;
    }

    void addTo(RouteTable routes, String path) {
        String one = path + "/{userId}";
        routes.divided(Permission.PEOPLE_READ, Permission.PEOPLE_WRITE)
                .get(path, access.own(this::list), ListPage.parameters())
                .get(one, access.own(this::show))
                .patch(one, access.ownWithBody(this::change))
                .post(one + "/deactivate", access.ownWithBody(this::deactivate), "keys")
                .post(one + "/reset-link", access.ownWithBody(this::resetLink));
    }

    private Future<Void> list(RoutingContext ctx, Member member) {
        Violations violations = new Violations();
        ListPage page = ListPage.of(new Query(ctx), USUAL_PAGE, violations);
        violations.requireNone();
        List<User> people = directory.people(member.org());
        UserView view = UserView.of(directory, member.principal());
        return page.answer(ctx, people, user -> ListPage.key(user.createdAt(), user.id()), view::show);
    }

    private Future<Void> show(RoutingContext ctx, Member member) {
        return answer(ctx, member, require(ctx, member.org()));
    }

    private Future<Void> answer(RoutingContext ctx, Member member, User user) {
        JsonObject shown = UserView.of(directory, member.principal()).show(user);
        return Responses.bare(ctx, 200, json -> json.json(shown.toBuffer()));
    }

    private Future<Void> change(RoutingContext ctx, Member member) {
        Org org = member.org();
        User user = require(ctx, org);
        JsonObject form = changes(ctx);
        String role = form.getString("role");
        return identity.users()
                .update(
                        org,
                        user.id(),
                        form.getString("name"),
                        role == null ? null : Role.valueOf(role),
                        form.getBoolean("isActive"),
                        member.actor())
                .recover(UserRoutes::lastAdmin)
                .compose(changed -> answer(ctx, member, changed));
    }

    private JsonObject changes(RoutingContext ctx) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        change.check(form, "", violations);
        if (Boolean.FALSE.equals(form.getValue("isActive"))) {
            violations.add("isActive", "Expected true: deactivate ends the access of a person");
        }
        violations.requireNone();
        return form;
    }

    private Future<Void> deactivate(RoutingContext ctx, Member member) {
        User user = require(ctx, member.org());
        nothing.require(ctx);
        boolean withKeys = new Query(ctx).has("keys", "revoke");
        if (isSelf(member.principal(), user)) {
            throw ApiException.refused(403, "SELF", "You cannot deactivate yourself");
        }
        JsonArray keys = new JsonArray(
                directory.keysBy(user).stream().map(UserRoutes::key).toList());
        return identity.users()
                .deactivate(user.org(), user.id(), withKeys, member.actor())
                .recover(UserRoutes::lastAdmin)
                .compose(out -> {
                    JsonObject shown = new JsonObject()
                            .put("id", out.id())
                            .put("email", out.email())
                            .put("isActive", out.active())
                            .put("releasedTickets", 0)
                            .put("keys", keys)
                            .put("keysRevoked", withKeys);
                    return Responses.bare(ctx, 200, json -> json.json(shown.toBuffer()));
                });
    }

    private static JsonObject key(IssuedKey key) {
        return JsonObject.of("id", key.id(), "name", key.name(), "prefix", key.prefix());
    }

    private static boolean isSelf(Principal principal, User user) {
        return principal instanceof Principal.Person person && person.id().equals(user.id());
    }

    private Future<Void> resetLink(RoutingContext ctx, Member member) {
        User user = require(ctx, member.org());
        nothing.require(ctx);
        if (!user.active()) {
            throw ApiException.refused(409, "INACTIVE", "This person is not active: let them log in again first");
        }
        long expiresAt = clock.millis() + Passwords.RESET_LIFETIME;
        return identity.passwords().reset(user, member.actor()).compose(token -> {
            JsonObject shown = new JsonObject()
                    .put("link", links.to(ctx, "reset", token))
                    .put("expiresAt", IsoTime.text(expiresAt));
            return Responses.once(ctx, 200, shown, "link");
        });
    }

    private User require(RoutingContext ctx, Org org) {
        User user = directory.person(org, OrganisationAccess.id(ctx, USER_ID));
        if (user == null) {
            throw new ApiException(404, "User not found");
        }
        return user;
    }

    /** The only conflict of changes of people is that over the last admin. */
    private static <T> Future<T> lastAdmin(Throwable failure) {
        return Future.failedFuture(
                failure instanceof CommandException refused && refused.code() == Code.CONFLICT
                        ? ApiException.refused(409, "LAST_ADMIN", refused.reason())
                        : failure);
    }
}
