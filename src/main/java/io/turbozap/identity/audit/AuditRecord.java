package io.turbozap.identity.audit;

import io.turbozap.campaign.Org;
import io.turbozap.store.Statement;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Record of a change, to be written in its transaction.
 *
 * @param action such as {@code CREATE}
 * @param entity such as {@code USER}
 * @param entityId public id of what is changed, or null
 * @param metadata without secrets and texts of messages
 */
public record AuditRecord(
        Org org,
        Actor actor,
        String action,
        String entity,
        @Nullable String entityId,
        JsonObject metadata) {

    /** Its number follows from the order in which changes are committed, so that none appears before one that was read. */
    private static final String INSERT = """
            INSERT INTO audit (id, org_id, at, actor_kind, actor_id, action, entity, entity_id, metadata, ip, agent)
            SELECT COALESCE(MAX(id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM audit""";

    /** Statement that writes it. */
    public Statement statement(long now) {
        return Statement.of(
                INSERT,
                org.id(),
                now,
                actor.kind().text(),
                actor.id(),
                action,
                entity,
                entityId,
                metadata.encode(),
                actor.ip(),
                actor.agent());
    }
}
