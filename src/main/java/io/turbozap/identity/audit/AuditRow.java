package io.turbozap.identity.audit;

import org.jspecify.annotations.Nullable;

/**
 * Row of the audit log, before it has a place in the chain; the components are those of {@link AuditEntry}.
 *
 * @param id in the order of the commits, over all organisations
 */
public record AuditRow(
        long id,
        long org,
        long at,
        String actorKind,
        @Nullable String actorId,
        String action,
        String entity,
        @Nullable String entityId,
        String metadata,
        @Nullable String ip,
        @Nullable String agent) {

    /** Entry that it is, at this place of the chain. */
    public AuditEntry entry(long seq) {
        return new AuditEntry(seq, org, at, actorKind, actorId, action, entity, entityId, metadata, ip, agent);
    }
}
