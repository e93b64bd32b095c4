package io.turbozap.identity.directory;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.identity.token.OneTimeToken;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invites into organisations. An address has one pending invite in each at most. Safe to use from any thread. */
public final class Invites {

    private enum Column implements SelectItem {
        ORG_ID,
        PUBLIC_ID,
        EMAIL,
        ROLE,
        INVITED_BY,
        CREATED_AT,
        EXPIRES_AT,
        ACCEPTED_AT,
        REVOKED_AT
    }

    private static final String COLUMNS = SelectItem.list(Column.class);
    private static final int MOST_LISTED = 1_000;
    private static final String PENDING = "SELECT " + COLUMNS + " FROM invite WHERE org_id = ?"
            + " AND accepted_at IS NULL AND revoked_at IS NULL ORDER BY created_at, public_id LIMIT " + MOST_LISTED;
    private static final String ALL = "SELECT " + COLUMNS
            + " FROM invite WHERE org_id = ? ORDER BY created_at DESC, public_id LIMIT " + MOST_LISTED;
    private static final String BY_TOKEN = "SELECT " + COLUMNS + " FROM invite WHERE token_hash = ?";
    private static final String INSERT = """
            INSERT INTO invite (public_id, org_id, email, role, token_hash, invited_by, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String REPLACE = "UPDATE invite SET revoked_at = ? WHERE org_id = ? AND email = ?"
            + " AND accepted_at IS NULL AND revoked_at IS NULL";
    private static final String REVOKE = "UPDATE invite SET revoked_at = ? WHERE org_id = ? AND public_id = ?"
            + " AND accepted_at IS NULL AND revoked_at IS NULL";
    private static final String ACCEPT = "UPDATE invite SET accepted_at = ? WHERE org_id = ? AND public_id = ?";
    private static final String COUNT_PENDING =
            "SELECT COUNT(*) FROM invite WHERE org_id = ? AND accepted_at IS NULL AND revoked_at IS NULL";

    /** Invite that was just made, with the token of its link: the only time that it is known. */
    public record Made(Invite invite, OneTimeToken token) {}

    private final DirectoryStore store;
    private final Directory directory;
    private final SecureRandom random;
    private final long lifetime;

    /** @param lifetime of an invite, milliseconds */
    public Invites(DirectoryStore store, SecureRandom random, long lifetime) {
        this.store = store;
        this.directory = store.directory();
        this.random = random;
        this.lifetime = lifetime;
    }

    /**
     * Invites an address; a pending invite of it is replaced, so that its link is not good any more. CONFLICT if the
     * address is a member's, here or elsewhere.
     */
    public Future<Made> invite(Org org, String email, Role role, Actor actor) {
        return store.change(() -> {
            if (directory.byEmail(email) != null) {
                throw DirectoryStore.emailTaken();
            }
            return store.database()
                    .read(COUNT_PENDING, row -> row.number(0), org.id())
                    .compose(count -> {
                        if (count.get(0) >= MOST_LISTED) {
                            throw new CommandException(Code.FULL, "Too many invites are pending: take some back");
                        }
                        return make(org, email, role, actor);
                    });
        });
    }

    private Future<Made> make(Org org, String email, Role role, Actor actor) {
        long now = store.now();
        OneTimeToken token = OneTimeToken.make(random);
        Invite invite = new Invite(
                org, UUID.randomUUID().toString(), email, role, inviter(actor), now, now + lifetime, null, null);
        AuditRecord record =
                new AuditRecord(org, actor, "INVITE", "INVITE", invite.id(), new JsonObject().put("role", role.name()));
        return store.write(
                        record,
                        List.of(
                                Statement.of(REPLACE, now, org.id(), email),
                                Statement.of(
                                        INSERT,
                                        invite.id(),
                                        org.id(),
                                        email,
                                        role.name(),
                                        token.digest(),
                                        invite.invitedBy(),
                                        now,
                                        invite.expiresAt())))
                .map(new Made(invite, token));
    }

    private @Nullable Long inviter(Actor actor) {
        User person = actor.id() == null ? null : directory.proven(actor.id());
        return person == null ? null : person.number();
    }

    /** Invites of an organisation, 1,000 at most: the pending ones, or all, the latest first. */
    public Future<List<Invite>> list(Org org, boolean all) {
        return store.database().read(all ? ALL : PENDING, Invites::read, org.id());
    }

    /** Takes a pending invite back; false if there is none of this id. */
    public Future<Boolean> revoke(Org org, String id, Actor actor) {
        return store.change(() -> list(org, /* all= */ false).compose(pending -> {
            if (pending.stream().noneMatch(invite -> invite.id().equals(id))) {
                return Future.succeededFuture(false);
            }
            AuditRecord record = new AuditRecord(org, actor, "DELETE", "INVITE", id, new JsonObject());
            return store.write(record, List.of(Statement.of(REVOKE, store.now(), org.id(), id)))
                    .map(true);
        }));
    }

    /** Invite whose link has this token, pending or not, or null. */
    public Future<@Nullable Invite> find(OneTimeToken token) {
        return store.database()
                .read(BY_TOKEN, Invites::read, token.digest())
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** Whether an invite can be accepted now. */
    public boolean isGood(Invite invite) {
        return invite.isPending() && invite.expiresAt() > store.now() && directory.byEmail(invite.email()) == null;
    }

    /**
     * Makes the person that an invite is for; null if it cannot be accepted any more.
     *
     * @param passwordHash a PHC string
     */
    public Future<@Nullable User> accept(OneTimeToken token, String name, String passwordHash, Actor actor) {
        return store.<@Nullable User>change(() -> find(token).compose(invite -> {
            if (invite == null || !isGood(invite)) {
                return Future.succeededFuture(null);
            }
            User person = store.nextPerson(invite.org(), invite.email(), name, invite.role(), passwordHash);
            AuditRecord record = new AuditRecord(
                    invite.org(),
                    actor.asPerson(person.id()),
                    "ACCEPT",
                    "INVITE",
                    invite.id(),
                    new JsonObject().put("role", invite.role().name()));
            return store.write(
                            record,
                            List.of(
                                    SignUps.added(person),
                                    Statement.of(
                                            ACCEPT, store.now(), invite.org().id(), invite.id())))
                    .map(written -> {
                        directory.put(person);
                        return person;
                    });
        }));
    }

    private static Invite read(Row row) {
        return new Invite(
                new Org(row.number(Column.ORG_ID)),
                row.text(Column.PUBLIC_ID),
                row.text(Column.EMAIL),
                Role.valueOf(row.text(Column.ROLE)),
                row.numberOrNull(Column.INVITED_BY),
                row.number(Column.CREATED_AT),
                row.number(Column.EXPIRES_AT),
                row.numberOrNull(Column.ACCEPTED_AT),
                row.numberOrNull(Column.REVOKED_AT));
    }
}
