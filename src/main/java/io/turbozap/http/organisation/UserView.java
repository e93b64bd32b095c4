package io.turbozap.http.organisation;

import io.turbozap.http.web.IsoTime;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.User;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** View of the people of an organisation, as a principal may see them. */
record UserView(Principal principal, boolean hidesEmails) {

    /** View of a principal's own organisation. */
    static UserView of(Directory directory, Principal principal) {
        boolean hides = !principal.may(Permission.PEOPLE_WRITE)
                && OrganisationSettings.hidesEmails(directory.organisation(principal.org()));
        return new UserView(principal, hides);
    }

    JsonObject show(User user) {
        boolean self =
                principal instanceof Principal.Person person && person.id().equals(user.id());
        JsonObject shown = new JsonObject().put("id", user.id()).put("name", user.name());
        if (!hidesEmails || self) {
            shown.put("email", user.email());
        }
        return shown.put("role", user.role().name())
                .put("isActive", user.active())
                .put("createdAt", IsoTime.text(user.createdAt()))
                .put("availability", new JsonObject(user.preferences()).getString("availability", "available"))
                .put("openTickets", 0);
    }

    /** Reference to the person of this number, or null if it is none. */
    static @Nullable JsonObject reference(Directory directory, @Nullable Long number) {
        User user = number == null ? null : directory.person(number);
        return user == null ? null : JsonObject.of("id", user.id(), "name", user.name());
    }
}
