package io.turbozap.identity.audit;

import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;

/** Columns of the audit log. */
enum AuditColumn implements SelectItem {
    ID,
    ORG_ID,
    AT,
    ACTOR_KIND,
    ACTOR_ID,
    ACTION,
    ENTITY,
    ENTITY_ID,
    METADATA,
    IP,
    AGENT;

    static AuditRow read(Row row) {
        return new AuditRow(
                row.number(ID),
                row.number(ORG_ID),
                row.number(AT),
                row.text(ACTOR_KIND),
                row.textOrNull(ACTOR_ID),
                row.text(ACTION),
                row.text(ENTITY),
                row.textOrNull(ENTITY_ID),
                row.text(METADATA),
                row.textOrNull(IP),
                row.textOrNull(AGENT));
    }
}
