package io.turbozap.http.organisation;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
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
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.EmailAddress;
import io.turbozap.identity.directory.Invite;
import io.turbozap.identity.directory.Invites;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Routes of the invites into an organisation. */
final class InviteRoutes {

    private static final String EMAIL = "email";
    private static final int USUAL_PAGE = 50;

    private final OrganisationAccess access;
    private final Directory directory;
    private final Invites invites;
    private final LinkAddress links;
    private final SchemaCheck create =
            Contract.packaged().body("POST /orgs/users/invites").check();

    InviteRoutes(OrganisationAccess access, Directory directory, Invites invites, LinkAddress links) {
        this.access = access;
        this.directory = directory;
        this.invites = invites;
        this.links = links;
    }

    void addTo(RouteTable routes, String path) {
        routes.divided(Permission.PEOPLE_WRITE, Permission.PEOPLE_WRITE)
                .get(path + "/list", access.own(this::list), ListPage.parameters("all"))
                .post(path, access.ownWithBody(this::create))
                .delete(path + "/{inviteId}", access.own(this::delete));
    }

    private Future<Void> list(RoutingContext ctx, Member member) {
        Query query = new Query(ctx);
        Violations violations = new Violations();
        boolean all = violations.read(() -> query.flag("all"), false);
        ListPage page = ListPage.of(query, USUAL_PAGE, violations);
        violations.requireNone();
        return invites.list(member.org(), all)
                .compose(found ->
                        page.answer(ctx, found, invite -> ListPage.key(invite.createdAt(), invite.id()), this::show));
    }

    private JsonObject show(Invite invite) {
        return head(invite)
                .put("accepted", invite.acceptedAt() != null)
                .put("revoked", invite.revokedAt() != null)
                .put("createdAt", IsoTime.text(invite.createdAt()))
                .put("invitedBy", UserView.reference(directory, invite.invitedBy()));
    }

    private static JsonObject head(Invite invite) {
        return new JsonObject()
                .put("id", invite.id())
                .put(EMAIL, invite.email())
                .put("role", invite.role().name())
                .put("expiresAt", IsoTime.text(invite.expiresAt()));
    }

    private Future<Void> create(RoutingContext ctx, Member member) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        create.check(form, "", violations);
        String email = form.getValue(EMAIL) instanceof String text ? email(text, violations) : null;
        violations.requireNone();
        return invites.invite(
                        member.org(),
                        Objects.requireNonNull(email),
                        Role.valueOf(form.getString("role")),
                        member.actor())
                .recover(InviteRoutes::taken)
                .compose(made -> {
                    JsonObject shown = head(made.invite())
                            .put("inviteLink", links.to(ctx, "invite", made.token()))
                            .put("mailed", false);
                    return Responses.once(ctx, 201, shown, "inviteLink");
                });
    }

    private static @Nullable String email(String text, Violations violations) {
        String email = EmailAddress.parse(text);
        if (email == null && !violations.concern(EMAIL)) {
            violations.add(EMAIL, "Invalid email");
        }
        return email;
    }

    private static <T> Future<T> taken(Throwable failure) {
        return Future.failedFuture(
                failure instanceof CommandException refused && refused.code() == Code.CONFLICT
                        ? new ApiException(400, refused.reason())
                        : failure);
    }

    private Future<Void> delete(RoutingContext ctx, Member member) {
        return invites.revoke(member.org(), OrganisationAccess.id(ctx, "inviteId"), member.actor())
                .compose(revoked -> {
                    if (!revoked) {
                        throw new ApiException(404, "Invite not found");
                    }
                    return Responses.empty(ctx);
                });
    }
}
