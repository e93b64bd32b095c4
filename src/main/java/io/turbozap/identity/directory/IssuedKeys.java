package io.turbozap.identity.directory;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.identity.key.ApiKeyText;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** API keys of organisations: how they are made, recognised and revoked. Safe to use from any thread. */
public final class IssuedKeys {

    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final String INSERT = """
            INSERT INTO api_key (public_id, org_id, name, prefix, hash, scopes, created_by, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String USED = "UPDATE api_key SET last_used_at = ? WHERE org_id = ? AND public_id = ?";
    private static final String REVOKE = "UPDATE api_key SET revoked_at = ? WHERE org_id = ? AND public_id = ?";

    /**
     * Key that was just made: the only time that it is known.
     *
     * @param text for its owner
     */
    public record Made(IssuedKey key, ApiKeyText text) {}

    private final DirectoryStore store;
    private final Directory directory;
    private final SecureRandom random;

    public IssuedKeys(DirectoryStore store, SecureRandom random) {
        this.store = store;
        this.directory = store.directory();
        this.random = random;
    }

    /**
     * Makes a key.
     *
     * @param scopes at least one
     * @param expiresAt epoch milliseconds, or null for never
     */
    public Future<Made> make(Org org, String name, Set<Scope> scopes, @Nullable Long expiresAt, Actor actor) {
        return store.change(() -> {
            if (directory.countOfKeys() >= Directory.MOST_KEYS) {
                throw new CommandException(Code.FULL, "This server has room for no more keys: revoke some");
            }
            ApiKeyText text = ApiKeyText.make(random);
            User maker = actor.id() == null ? null : directory.proven(actor.id());
            IssuedKey key = new IssuedKey(
                    org,
                    UUID.randomUUID().toString(),
                    name,
                    text.prefix(),
                    text.digest(),
                    scopes,
                    maker == null ? null : maker.number(),
                    store.now(),
                    expiresAt,
                    null);
            JsonArray names = new JsonArray(
                    key.scopes().stream().map(Scope::text).sorted().toList());
            AuditRecord record = new AuditRecord(
                    org, actor, "KEY_CREATE", "API_KEY", key.id(), new JsonObject().put("scopes", names));
            return store.write(record, List.of(added(key))).map(written -> {
                directory.put(key);
                return new Made(key, text);
            });
        });
    }

    private static Statement added(IssuedKey key) {
        return Statement.of(
                INSERT,
                key.id(),
                key.org().id(),
                key.name(),
                key.prefix(),
                key.digest(),
                key.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(",")),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt());
    }

    /** Key that {@code text} is, or null if it is none that is good now. Its use is noted at most once a minute. */
    public @Nullable IssuedKey recognise(String text) {
        ApiKeyText shown = ApiKeyText.parse(text);
        IssuedKey key = shown == null ? null : directory.key(shown.prefix());
        long now = store.now();
        if (shown == null || key == null || !shown.isOf(key.digest()) || key.isExpired(now)) {
            return null;
        }
        if (key.lastUsedAt() == null || now - key.lastUsedAt() >= MINUTE) {
            use(key, now);
        }
        return key;
    }

    /** Whether the key of this public id is good now. */
    public boolean isGood(Org org, String id) {
        IssuedKey key = directory.key(org, id);
        return key != null && !key.isExpired(store.now());
    }

    private void use(IssuedKey key, long now) {
        // in memory first, and behind no other change: a store that hangs would gather one task a request
        if (directory.replace(key, key.usedAt(now))) {
            store.write(Statement.of(USED, now, key.org().id(), key.id())).onFailure(notStored -> {
                // noted again after a minute
            });
        }
    }

    /** Revokes a key at once; false if there is none of this id. */
    public Future<Boolean> revoke(Org org, String id, Actor actor) {
        return store.change(() -> {
            IssuedKey key = directory.keys(org).stream()
                    .filter(each -> each.id().equals(id))
                    .findAny()
                    .orElse(null);
            if (key == null) {
                return Future.succeededFuture(false);
            }
            AuditRecord record = new AuditRecord(org, actor, "KEY_REVOKE", "API_KEY", id, new JsonObject());
            return store.write(record, List.of(revoked(key, store.now()))).map(written -> {
                directory.revoke(key);
                return true;
            });
        });
    }

    /** Statement that revokes a key. */
    static Statement revoked(IssuedKey key, long now) {
        return Statement.of(REVOKE, now, key.org().id(), key.id());
    }
}
