package io.turbozap.http.organisation;

import io.turbozap.http.organisation.OrganisationAccess.Member;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.IsoTime;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.Organisation;
import io.turbozap.identity.directory.Users;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Routes of an organisation itself. */
final class OrganisationRoutes {

    private final OrganisationAccess access;
    private final Directory directory;
    private final Users users;
    private final SchemaCheck change =
            Contract.packaged().body("PATCH /orgs/{orgId}").check();

    OrganisationRoutes(OrganisationAccess access, Directory directory, Users users) {
        this.access = access;
        this.directory = directory;
        this.users = users;
    }

    void addTo(RouteTable routes) {
        String path = "/orgs/{orgId}";
        routes.divided(Permission.ORGANISATION_READ, Permission.ORGANISATION_WRITE)
                .get(path, access.own(this::show))
                .patch(path, access.ownWithBody(this::change));
    }

    private Future<Void> show(RoutingContext ctx, Member member) {
        return answer(ctx, directory.organisation(member.org()));
    }

    private Future<Void> change(RoutingContext ctx, Member member) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        change.check(form, "", violations);
        if (form.getValue("settings") instanceof JsonObject settings) {
            OrganisationSettings.check(settings, violations);
        }
        violations.requireNone();
        return users.update(
                        member.org(),
                        form.getString("name"),
                        form.getJsonObject("settings", new JsonObject()),
                        member.actor())
                .compose(changed -> answer(ctx, changed));
    }

    private static Future<Void> answer(RoutingContext ctx, Organisation organisation) {
        JsonObject shown = new JsonObject()
                .put("id", organisation.id())
                .put("name", organisation.name())
                .put("approved", organisation.approved())
                .put("createdAt", IsoTime.text(organisation.createdAt()))
                .put("updatedAt", IsoTime.text(organisation.updatedAt()))
                .put("settings", new JsonObject(organisation.settings()));
        return Responses.bare(ctx, 200, json -> json.json(shown.toBuffer()));
    }
}
