package io.turbozap.http.organisation;

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
import io.turbozap.http.web.TimeField;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.IssuedKey;
import io.turbozap.identity.directory.IssuedKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Routes of the API keys of an organisation. */
final class ApiKeyRoutes {

    private static final String PATH = "/orgs/{orgId}/api-keys";
    private static final String EXPIRES_AT = "expiresAt";
    private static final int USUAL_PAGE = 50;

    private final OrganisationAccess access;
    private final Directory directory;
    private final IssuedKeys keys;
    private final InstantSource clock;
    private final SchemaCheck create = Contract.packaged().body("POST " + PATH).check();

    ApiKeyRoutes(OrganisationAccess access, Directory directory, IssuedKeys keys, InstantSource clock) {
        this.access = access;
        this.directory = directory;
        this.keys = keys;
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        routes.divided(Permission.KEYS, Permission.KEYS)
                .get(PATH, access.own(this::list), ListPage.parameters())
                .post(PATH, access.ownWithBody(this::create))
                .delete(PATH + "/{keyId}", access.own(this::delete));
    }

    private Future<Void> list(RoutingContext ctx, Member member) {
        Violations violations = new Violations();
        ListPage page = ListPage.of(new Query(ctx), USUAL_PAGE, violations);
        violations.requireNone();
        return page.answer(
                ctx, directory.keys(member.org()), key -> ListPage.key(key.createdAt(), key.id()), this::show);
    }

    private JsonObject show(IssuedKey key) {
        return new JsonObject()
                .put("id", key.id())
                .put("name", key.name())
                .put("prefix", key.prefix())
                .put(
                        "scopes",
                        new JsonArray(
                                key.scopes().stream().map(Scope::text).sorted().toList()))
                .put("createdAt", IsoTime.text(key.createdAt()))
                .put("createdBy", UserView.reference(directory, key.createdBy()))
                .put(EXPIRES_AT, time(key.expiresAt()))
                .put("lastUsedAt", time(key.lastUsedAt()));
    }

    private static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : IsoTime.text(millis);
    }

    private Future<Void> create(RoutingContext ctx, Member member) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        create.check(form, "", violations);
        TimeField.check(form, EXPIRES_AT, violations);
        Long expiresAt = violations.concern(EXPIRES_AT) ? null : TimeField.read(form, EXPIRES_AT);
        if (expiresAt != null && expiresAt <= clock.millis()) {
            violations.add(EXPIRES_AT, "Expected a time to come");
        }
        violations.requireNone();
        return keys.make(
                        member.org(),
                        form.getString("name"),
                        scopes(form.getJsonArray("scopes")),
                        expiresAt,
                        member.actor())
                .compose(made -> Responses.once(
                        ctx, 201, show(made.key()).put("key", made.text().text()), "key"));
    }

    private static Set<Scope> scopes(JsonArray names) {
        return names.stream()
                .map(name -> Objects.requireNonNull(Scope.parse((String) name)))
                .collect(Collectors.toSet());
    }

    private Future<Void> delete(RoutingContext ctx, Member member) {
        return keys.revoke(member.org(), OrganisationAccess.id(ctx, "keyId"), member.actor())
                .compose(revoked -> {
                    if (!revoked) {
                        throw new ApiException(404, "API key not found");
                    }
                    return Responses.empty(ctx);
                });
    }
}
