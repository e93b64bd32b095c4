package io.turbozap.identity.directory;

import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Role;

/**
 * User of an organisation.
 *
 * @param number in the store
 * @param id public id, a UUID
 * @param email as {@link EmailAddress} writes it
 * @param name 1 to 100 characters
 * @param passwordHash a PHC string
 * @param active whether the person may log in
 * @param version of these rights: access tokens with an earlier one are not good any more
 * @param preferences JSON object
 * @param createdAt epoch milliseconds
 */
public record User(
        Org org,
        long number,
        String id,
        String email,
        String name,
        Role role,
        String passwordHash,
        boolean active,
        long version,
        String preferences,
        long createdAt) {

    User with(String newName, Role newRole, boolean newActive) {
        boolean sameRights = newRole == role && newActive == active;
        return new User(
                org,
                number,
                id,
                email,
                newName,
                newRole,
                passwordHash,
                newActive,
                sameRights ? version : version + 1,
                preferences,
                createdAt);
    }

    User withPreferences(String newPreferences) {
        return new User(org, number, id, email, name, role, passwordHash, active, version, newPreferences, createdAt);
    }

    User withPassword(String newHash) {
        return new User(org, number, id, email, name, role, newHash, active, version, preferences, createdAt);
    }

    /** Without name, address and hash. */
    @Override
    public String toString() {
        return "User[" + number + " of " + org.id() + ", " + role + (active ? "]" : ", inactive]");
    }
}
