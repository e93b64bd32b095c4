package io.turbozap.identity.audit;

import org.jspecify.annotations.Nullable;

/**
 * Entry of an organisation's audit log: who changed what, and when.
 *
 * @param seq its place in the log, from 1 without gaps
 * @param org number of the organisation
 * @param at epoch milliseconds
 * @param actorKind {@code person}, {@code key}, {@code operator} or {@code system}
 * @param actorId public id, or null for the operator and the system
 * @param action such as {@code CREATE}
 * @param entity such as {@code CAMPAIGN}
 * @param entityId public id of what was changed, or null
 * @param metadata JSON, without secrets and texts of messages
 * @param ip address of the client, or null
 * @param agent its User-Agent, or null
 */
public record AuditEntry(
        long seq,
        long org,
        long at,
        String actorKind,
        @Nullable String actorId,
        String action,
        String entity,
        @Nullable String entityId,
        String metadata,
        @Nullable String ip,
        @Nullable String agent) {}
