package io.turbozap.identity.audit;

import io.turbozap.identity.audit.AuditLog.Sealed;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Line of an exported audit log: an entry with its hash, as JSON. The last line is the entry of the export itself. */
public final class AuditLine {

    /** Action that an export is recorded as. */
    public static final String EXPORT = "EXPORT";
    /** Entity that an export is recorded with. */
    public static final String EXPORTED = "AUDIT";

    private static final List<String> REQUIRED =
            List.of("seq", "org", "at", "actorKind", "action", "entity", "metadata", "hash");

    private AuditLine() {}

    /** Whether an entry is that of an export, which ends one. */
    static boolean isExport(AuditEntry entry) {
        return entry.action().equals(EXPORT) && entry.entity().equals(EXPORTED);
    }

    /** Line without its end. */
    public static String write(Sealed sealed) {
        AuditEntry entry = sealed.entry();
        return new JsonObject()
                .put("seq", entry.seq())
                .put("org", entry.org())
                .put("at", entry.at())
                .put("actorKind", entry.actorKind())
                .put("actorId", entry.actorId())
                .put("action", entry.action())
                .put("entity", entry.entity())
                .put("entityId", entry.entityId())
                .put("metadata", new JsonObject(entry.metadata()))
                .put("ip", entry.ip())
                .put("agent", entry.agent())
                .put("hash", sealed.hash())
                .encode();
    }

    /** Entry that a line holds, or null if it is no such line. */
    public static @Nullable Sealed read(String line) {
        try {
            JsonObject json = new JsonObject(line);
            return REQUIRED.stream().anyMatch(name -> json.getValue(name) == null) ? null : entry(json);
        } catch (DecodeException | ClassCastException noLine) {
            return null;
        }
    }

    private static Sealed entry(JsonObject json) {
        return new Sealed(
                new AuditEntry(
                        json.getLong("seq"),
                        json.getLong("org"),
                        json.getLong("at"),
                        json.getString("actorKind"),
                        json.getString("actorId"),
                        json.getString("action"),
                        json.getString("entity"),
                        json.getString("entityId"),
                        json.getJsonObject("metadata").encode(),
                        json.getString("ip"),
                        json.getString("agent")),
                json.getString("hash"));
    }
}
