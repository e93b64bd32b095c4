package io.turbozap.identity.directory;

import io.turbozap.campaign.Org;

/**
 * Organisation on this server.
 *
 * @param id public id, a UUID
 * @param name 1 to 100 characters
 * @param settings JSON object
 * @param approved whether it may pair numbers and send; a stranger's waits for the operator
 * @param createdAt epoch milliseconds, 0 for the first of a server that is older than organisations
 * @param updatedAt epoch milliseconds
 */
public record Organisation(
        Org org, String id, String name, String settings, boolean approved, long createdAt, long updatedAt) {

    Organisation named(String newName, String newSettings, long now) {
        return new Organisation(org, id, newName, newSettings, approved, createdAt, now);
    }

    Organisation approved(long now) {
        return new Organisation(org, id, name, settings, true, createdAt, now);
    }
}
