package io.turbozap.identity.directory;

import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * API key of an organisation, as it is kept: without the key.
 *
 * @param id public id, a UUID
 * @param name 1 to 100 characters
 * @param prefix 8 characters that begin the key
 * @param digest SHA-256 of the key, hexadecimal
 * @param createdBy number of the person who made it, or null for the operator
 * @param createdAt epoch milliseconds
 * @param expiresAt epoch milliseconds, or null for never
 * @param lastUsedAt to the minute, epoch milliseconds, or null
 */
public record IssuedKey(
        Org org,
        String id,
        String name,
        String prefix,
        String digest,
        Set<Scope> scopes,
        @Nullable Long createdBy,
        long createdAt,
        @Nullable Long expiresAt,
        @Nullable Long lastUsedAt) {

    public IssuedKey {
        scopes = Set.copyOf(scopes);
    }

    boolean isExpired(long now) {
        return expiresAt != null && expiresAt <= now;
    }

    IssuedKey usedAt(long now) {
        return new IssuedKey(org, id, name, prefix, digest, scopes, createdBy, createdAt, expiresAt, now);
    }

    @Override
    public String toString() {
        return "IssuedKey[" + prefix + "]";
    }
}
