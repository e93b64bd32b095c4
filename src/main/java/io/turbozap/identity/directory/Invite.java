package io.turbozap.identity.directory;

import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Invite of a person into an organisation, without the token of its link.
 *
 * @param id public id, a UUID
 * @param email whom it is for
 * @param invitedBy number of a person, or null for the operator
 * @param createdAt epoch milliseconds
 * @param expiresAt epoch milliseconds
 * @param acceptedAt epoch milliseconds, or null
 * @param revokedAt epoch milliseconds, or null
 */
public record Invite(
        Org org,
        String id,
        String email,
        Role role,
        @Nullable Long invitedBy,
        long createdAt,
        long expiresAt,
        @Nullable Long acceptedAt,
        @Nullable Long revokedAt) {

    /** Whether it was neither accepted nor taken back. */
    public boolean isPending() {
        return acceptedAt == null && revokedAt == null;
    }

    @Override
    public String toString() {
        return "Invite[" + id + "]";
    }
}
