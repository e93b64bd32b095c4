package io.turbozap.identity.directory;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.identity.directory.Login.End;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of the people in an organisation, and of the organisation. Safe to use from any thread. */
public final class Users {

    private static final String UPDATE_PERSON = """
            UPDATE person SET name = ?, role = ?, active = ?, version = ?, preferences = ?, updated_at = ?
            WHERE org_id = ? AND id = ?""";
    private static final String UPDATE_ORGANISATION =
            "UPDATE organization SET name = ?, settings = ?, updated_at = ? WHERE id = ?";

    private final DirectoryStore store;
    private final Directory directory;
    private final LogIns logIns;

    public Users(DirectoryStore store, LogIns logIns) {
        this.store = store;
        this.directory = store.directory();
        this.logIns = logIns;
    }

    /**
     * Changes a person. The last active admin cannot lose that role: CONFLICT.
     *
     * @param name or null to keep it
     * @param role or null to keep it
     * @param active true to let the person log in again, or null
     */
    public Future<User> update(
            Org org, String id, @Nullable String name, @Nullable Role role, @Nullable Boolean active, Actor actor) {
        return store.change(() -> {
            User before = store.require(org, id);
            User after = before.with(
                    name == null ? before.name() : name,
                    role == null ? before.role() : role,
                    active == null ? before.active() : active);
            if (store.isLastAdmin(before) && after.role() != Role.ADMIN) {
                throw lastAdmin();
            }
            String action = after.role() == before.role() ? "UPDATE" : "ROLE";
            return store.write(record(after, actor, action, changes(before, after)), List.of(updated(after)))
                    .map(written -> put(after));
        });
    }

    /** Sets the preferences of a person, a JSON object. */
    public Future<User> setPreferences(User person, String name, String preferences, Actor actor) {
        return store.change(() -> {
            User before = store.require(person.org(), person.id());
            User after = before.with(name, before.role(), before.active()).withPreferences(preferences);
            return store.write(record(after, actor, "UPDATE", changes(before, after)), List.of(updated(after)))
                    .map(written -> put(after));
        });
    }

    /**
     * Ends a person's access at once: log-ins, tokens and sockets. Without effect if that was done before. The last
     * active admin stays: CONFLICT.
     *
     * @param withKeys whether the keys that the person made end too
     */
    public Future<User> deactivate(Org org, String id, boolean withKeys, Actor actor) {
        return store.change(() -> {
            User before = store.require(org, id);
            if (!before.active()) {
                return Future.succeededFuture(before);
            }
            if (store.isLastAdmin(before)) {
                throw lastAdmin();
            }
            User after = before.with(before.name(), before.role(), /* newActive= */ false);
            List<Login> ended = logIns.others(before, /* except= */ null);
            List<IssuedKey> revoked = withKeys ? directory.keysBy(before) : List.of();
            List<Statement> statements = new ArrayList<>(logIns.ends(ended, End.DEACTIVATED));
            revoked.forEach(key -> statements.add(IssuedKeys.revoked(key, store.now())));
            statements.add(updated(after));
            return store.write(record(after, actor, "DEACTIVATE", keys(revoked)), statements)
                    .map(written -> {
                        put(after);
                        revoked.forEach(directory::revoke);
                        ended.forEach(directory::end);
                        return after;
                    });
        });
    }

    private static JsonObject keys(List<IssuedKey> revoked) {
        return revoked.isEmpty()
                ? new JsonObject()
                : new JsonObject()
                        .put("revokedKeys", revoked.stream().map(IssuedKey::id).toList());
    }

    /**
     * Changes an organisation.
     *
     * @param name or null to keep it
     * @param settings those that change; the others stay
     */
    public Future<Organisation> update(Org org, @Nullable String name, JsonObject settings, Actor actor) {
        return store.change(() -> {
            Organisation before = directory.organisation(org);
            JsonObject kept = new JsonObject(before.settings());
            JsonObject changes = name == null ? new JsonObject() : change("name", before.name(), name);
            settings.forEach(setting -> changes.mergeIn(
                    change("settings." + setting.getKey(), kept.getValue(setting.getKey()), setting.getValue())));
            Organisation after = before.named(
                    name == null ? before.name() : name, kept.mergeIn(settings).encode(), store.now());
            AuditRecord record = new AuditRecord(org, actor, "UPDATE", "ORGANISATION", after.id(), changes);
            Statement update =
                    Statement.of(UPDATE_ORGANISATION, after.name(), after.settings(), after.updatedAt(), org.id());
            return store.write(record, List.of(update)).map(written -> {
                directory.put(after);
                return after;
            });
        });
    }

    private User put(User person) {
        directory.put(person);
        return person;
    }

    private Statement updated(User person) {
        return Statement.of(
                UPDATE_PERSON,
                person.name(),
                person.role().name(),
                person.active(),
                person.version(),
                person.preferences(),
                store.now(),
                person.org().id(),
                person.number());
    }

    private static JsonObject changes(User before, User after) {
        return change("name", before.name(), after.name())
                .mergeIn(change("role", before.role().name(), after.role().name()))
                .mergeIn(change("isActive", before.active(), after.active()));
    }

    private static JsonObject change(String field, @Nullable Object from, Object to) {
        return to.equals(from)
                ? new JsonObject()
                : new JsonObject().put(field, new JsonObject().put("from", from).put("to", to));
    }

    private static AuditRecord record(User person, Actor actor, String action, JsonObject metadata) {
        return new AuditRecord(person.org(), actor, action, "USER", person.id(), metadata);
    }

    private static CommandException lastAdmin() {
        return new CommandException(Code.CONFLICT, "The last active admin of an organisation stays one");
    }
}
