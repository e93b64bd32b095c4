package io.turbozap.http.organisation;

import io.turbozap.campaign.Org;
import io.turbozap.http.web.IsoTime;
import io.turbozap.identity.audit.AuditEntry;
import io.turbozap.identity.audit.AuditLog.Sealed;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.IssuedKey;
import io.turbozap.identity.directory.User;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** View of the entries of an audit log. */
record AuditView(Directory directory, Org org) {

    JsonObject show(Sealed sealed) {
        AuditEntry entry = sealed.entry();
        String actorId = entry.actorId();
        User user = actorId == null ? null : directory.person(org, actorId);
        JsonObject metadata = new JsonObject(entry.metadata());
        if (entry.ip() != null) {
            metadata.put("ip", entry.ip());
        }
        if (entry.agent() != null) {
            metadata.put("userAgent", entry.agent());
        }
        return new JsonObject()
                .put("id", Long.toString(entry.seq()))
                .put("action", entry.action())
                .put("entity", entry.entity())
                .put("entityId", entry.entityId())
                .put("metadata", metadata)
                .put("createdAt", IsoTime.text(entry.at()))
                .put("user", user == null ? null : user(user))
                .put(
                        "actor",
                        new JsonObject()
                                .put("kind", entry.actorKind())
                                .put("id", actorId)
                                .put("name", user == null ? keyName(actorId) : user.name()))
                .put("seq", entry.seq())
                .put("hash", sealed.hash());
    }

    private static JsonObject user(User user) {
        return JsonObject.of("id", user.id(), "name", user.name(), "email", user.email());
    }

    private @Nullable String keyName(@Nullable String id) {
        return directory.keys(org).stream()
                .filter(key -> key.id().equals(id))
                .map(IssuedKey::name)
                .findAny()
                .orElse(null);
    }
}
