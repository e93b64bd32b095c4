package io.turbozap.identity.directory;

import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.identity.directory.Login.End;
import io.turbozap.identity.token.OneTimeToken;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Changes of passwords, by who knows the old one or has a link. Safe to use from any thread. */
public final class Passwords {

    /** How long a link to a new password is good, milliseconds. */
    public static final long RESET_LIFETIME = TimeUnit.HOURS.toMillis(1);

    private static final String SET = "UPDATE person SET password = ?, updated_at = ? WHERE org_id = ? AND id = ?";
    private static final String NEW_RESET = """
            INSERT INTO password_reset (token_hash, org_id, person_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)""";
    /** A new link, or a new password, ends the links from before. */
    private static final String FORGET_RESETS = "DELETE FROM password_reset WHERE org_id = ? AND person_id = ?";

    private static final String FIND_RESET =
            "SELECT person_id FROM password_reset WHERE token_hash = ? AND expires_at > ?";

    private final DirectoryStore store;
    private final Directory directory;
    private final LogIns logIns;
    private final SecureRandom random;

    public Passwords(DirectoryStore store, LogIns logIns, SecureRandom random) {
        this.store = store;
        this.directory = store.directory();
        this.logIns = logIns;
        this.random = random;
    }

    /**
     * Sets the password of a person, who proved to be that one.
     *
     * @param hash a PHC string
     * @param except number of a log-in that goes on, or null: all others end
     */
    public Future<Void> set(User person, String hash, @Nullable Long except, Actor actor) {
        return store.change(() -> {
            User before = store.require(person.org(), person.id());
            return set(before, hash, logIns.others(before, except), actor);
        });
    }

    private Future<Void> set(User before, String hash, List<Login> ended, Actor actor) {
        User after = before.withPassword(hash);
        List<Statement> statements = new ArrayList<>(logIns.ends(ended, End.PASSWORD));
        statements.add(Statement.of(SET, hash, store.now(), before.org().id(), before.number()));
        statements.add(forgetResets(before));
        return store.write(record(after, actor, "UPDATE"), statements).onSuccess(written -> {
            directory.put(after);
            ended.forEach(directory::end);
        });
    }

    /** Replaces the hash of a password that is right by one with today's parameters. */
    public Future<Void> rehash(User person, String hash) {
        return store.change(() -> {
            User now = directory.person(person.org(), person.id());
            if (now == null || !now.passwordHash().equals(person.passwordHash())) {
                return Future.succeededFuture();
            }
            return store.write(Statement.of(SET, hash, store.now(), now.org().id(), now.number()))
                    .onSuccess(written -> directory.put(now.withPassword(hash)));
        });
    }

    /** A link's token for a new password. Earlier ones of that person end. */
    public Future<OneTimeToken> reset(User person, Actor actor) {
        OneTimeToken token = OneTimeToken.make(random);
        return store.change(() -> store.write(
                        record(person, actor, "INVITE"),
                        List.of(
                                forgetResets(person),
                                Statement.of(
                                        NEW_RESET,
                                        token.digest(),
                                        person.org().id(),
                                        person.number(),
                                        store.now(),
                                        store.now() + RESET_LIFETIME))))
                .map(token);
    }

    private static Statement forgetResets(User person) {
        return Statement.of(FORGET_RESETS, person.org().id(), person.number());
    }

    /** Active person whose link has this token, or null if the link is not good. */
    public Future<@Nullable User> ofReset(OneTimeToken token) {
        return store.database()
                .read(FIND_RESET, row -> row.number(0), token.digest(), store.now())
                .map(found -> found.isEmpty() ? null : active(found.get(0)));
    }

    private @Nullable User active(long number) {
        User person = directory.person(number);
        return person == null || !person.active() ? null : person;
    }

    /** Sets the password of the person whose link has this token, once; false if the link is not good any more. */
    public Future<Boolean> redeem(OneTimeToken token, String hash, Actor actor) {
        return store.change(() -> ofReset(token)
                .compose(person -> person == null
                        ? Future.succeededFuture(false)
                        : set(person, hash, logIns.others(person, null), actor.asPerson(person.id()))
                                .map(true)));
    }

    private static AuditRecord record(User person, Actor actor, String action) {
        return new AuditRecord(
                person.org(), actor, action, "USER", person.id(), new JsonObject().put("password", true));
    }
}
