package io.turbozap.http.organisation;

import io.turbozap.http.access.Actors;
import io.turbozap.http.access.Proxies;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.Identity;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** All routes of organisations, in the order in which they are matched. */
public final class Organisations {

    private static final String USERS = "/orgs/users";
    private static final String USERS_OF = "/orgs/{orgId}/users";

    private final UserRoutes users;
    private final InviteRoutes invites;
    private final ApiKeyRoutes keys;
    private final AuditRoutes audit;
    private final OrganisationRoutes organisation;

    /**
     * Routes over the identity services of a server.
     *
     * @param publicUrl where people reach this server, without a trailing slash, or null
     */
    public Organisations(
            Identity identity, Proxies proxies, @Nullable URI publicUrl, InstantSource clock, SmallBody body) {
        OrganisationAccess access = new OrganisationAccess(identity.directory(), new Actors(proxies), body);
        LinkAddress links = new LinkAddress(publicUrl, proxies);
        this.users = new UserRoutes(access, identity, links, clock);
        this.invites = new InviteRoutes(access, identity.directory(), identity.invites(), links);
        this.keys = new ApiKeyRoutes(access, identity.directory(), identity.keys(), clock);
        this.audit = new AuditRoutes(access, identity, clock);
        this.organisation = new OrganisationRoutes(access, identity.directory(), identity.users());
    }

    /** Adds them. Literal segments come before parameters. */
    public void addTo(RouteTable routes) {
        for (String path : new String[] {USERS, USERS_OF}) {
            invites.addTo(routes, path + "/invites");
            users.addTo(routes, path);
        }
        keys.addTo(routes);
        audit.addTo(routes);
        organisation.addTo(routes);
    }
}
