package io.turbozap.identity.directory;

import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.identity.directory.Login.End;
import io.turbozap.identity.directory.Login.Kind;
import io.turbozap.identity.token.RefreshTokens;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Log-ins of people: how they begin, go on and end. Safe to use from any thread. */
public final class LogIns {

    /** How many a person may have; the earliest gives way to the next. */
    static final int MOST = 20;

    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final String BEGIN = """
            INSERT INTO login
                (id, org_id, person_id, kind, nonce, generation, created_at, rotated_at, used_at, ip, agent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ROTATE =
            "UPDATE login SET generation = ?, rotated_at = ?, used_at = ? WHERE org_id = ? AND id = ?";
    private static final String END =
            "UPDATE login SET ended_at = ?, end_reason = ? WHERE org_id = ? AND id = ? AND ended_at IS NULL";

    /**
     * Log-in that goes on, with the secret that keeps it going.
     *
     * @param secret refresh token, or content of the cookie
     */
    public record Open(Login login, User person, String secret) {

        @Override
        public String toString() {
            return "Open[" + login.number() + "]";
        }
    }

    private final DirectoryStore store;
    private final Directory directory;
    private final RefreshTokens tokens;
    private final RefreshTokens cookies;
    private final SecureRandom random;

    /**
     * Log-ins of a store.
     *
     * @param tokens of programs
     * @param cookies of browsers, which are not replaced at each use
     */
    public LogIns(DirectoryStore store, RefreshTokens tokens, RefreshTokens cookies, SecureRandom random) {
        this.store = store;
        this.directory = store.directory();
        this.tokens = tokens;
        this.cookies = cookies;
        this.random = random;
    }

    /** Logs {@code person} in. Who may do so has been checked. */
    public Future<Open> begin(User person, Kind kind, Actor actor) {
        return store.change(() -> {
            RefreshTokens.Family family = RefreshTokens.Family.begin(store.nextLogin(), random, store.now());
            Login login =
                    new Login(person.org(), person.number(), kind, family, store.now(), actor.ip(), actor.agent());
            List<Statement> statements = new ArrayList<>(List.of(Statement.of(
                    BEGIN,
                    login.number(),
                    person.org().id(),
                    person.number(),
                    kind.text(),
                    family.nonce(),
                    family.generation(),
                    family.createdAt(),
                    family.rotatedAt(),
                    login.usedAt(),
                    actor.ip(),
                    actor.agent())));
            List<Login> replaced = replaced(person);
            replaced.forEach(old -> statements.add(end(old, End.REPLACED)));
            return store.write(record(person, actor, "LOGIN"), statements).map(written -> {
                replaced.forEach(directory::end);
                directory.put(login);
                return new Open(login, person, secret(login));
            });
        });
    }

    private List<Login> replaced(User person) {
        List<Login> open = directory.logins(person);
        return open.subList(0, Math.max(0, open.size() - MOST + 1));
    }

    /** The refresh token or cookie of a log-in that is good now. */
    private String secret(Login login) {
        return rotation(login).current(login.family());
    }

    private RefreshTokens rotation(Login login) {
        return login.kind() == Kind.COOKIE ? cookies : tokens;
    }

    /** Log-in that goes on by its refresh token, with the next one; null if the token is not good. */
    public Future<@Nullable Open> refresh(String token, Actor actor) {
        return store.<@Nullable Open>change(() -> {
            Login login = find(token, Kind.TOKEN);
            User person = login == null ? null : owner(login);
            if (login == null || person == null) {
                return Future.succeededFuture(null);
            }
            return switch (tokens.show(login.family(), token, store.now())) {
                case GOOD -> rotate(login, person);
                case REPEATED -> Future.succeededFuture(new Open(login, person, secret(login)));
                case REUSED ->
                    end(login, End.REUSED, record(person, actor, "LOGIN_REUSED"))
                            .map(ended -> null);
                case EXPIRED ->
                    end(login, End.EXPIRED, record(person, actor, "LOGOUT")).map(ended -> null);
                case UNKNOWN -> Future.succeededFuture(null);
            };
        });
    }

    private Future<Open> rotate(Login login, User person) {
        Login next = login.with(tokens.rotate(login.family(), store.now()), store.now());
        return store.write(rotated(next)).map(written -> {
            directory.put(next);
            return new Open(next, person, secret(next));
        });
    }

    private Statement rotated(Login next) {
        RefreshTokens.Family family = next.family();
        return Statement.of(
                ROTATE,
                family.generation(),
                family.rotatedAt(),
                next.usedAt(),
                next.org().id(),
                next.number());
    }

    /** Log-in of this cookie, or null if the cookie is not good. Its use is noted at most once a minute. */
    public @Nullable Login ofCookie(String cookie) {
        Login login = find(cookie, Kind.COOKIE);
        if (login == null
                || owner(login) == null
                || cookies.show(login.family(), cookie, store.now()) != RefreshTokens.Shown.GOOD) {
            return null;
        }
        if (store.now() - login.usedAt() >= MINUTE) {
            use(login);
        }
        return login;
    }

    /** A cookie lives on as it is: its family rests from now, and stays of the same generation. */
    private void use(Login login) {
        long now = store.now();
        RefreshTokens.Family family = login.family();
        Login used = login.with(
                new RefreshTokens.Family(
                        family.login(), family.nonce(), family.generation(), family.createdAt(), /* rotatedAt= */ now),
                now);
        // in memory first, and behind no other change: a store that hangs would gather one task a request
        if (directory.replace(login, used)) {
            store.write(rotated(used)).onFailure(notStored -> {
                // noted again after a minute
            });
        }
    }

    private @Nullable Login find(String secret, Kind kind) {
        Long number = RefreshTokens.login(secret);
        Login login = number == null ? null : directory.login(number);
        return login == null || login.kind() != kind ? null : login;
    }

    /** User of a log-in, or null if it may not go on. */
    public @Nullable User owner(Login login) {
        User person = directory.person(login.person());
        return person == null || !person.active() ? null : person;
    }

    /** Ends the log-in of this number, if it is open. */
    public Future<Void> end(long number, Actor actor) {
        return store.change(() -> {
            Login login = directory.login(number);
            User person = login == null ? null : directory.person(login.person());
            return login == null || person == null
                    ? Future.succeededFuture()
                    : end(login, End.LOGOUT, record(person, actor, "LOGOUT"));
        });
    }

    /** Open log-in that this refresh token is of, good or not any more; null if it is none of ours. */
    public @Nullable Login ofToken(String token) {
        Login login = find(token, Kind.TOKEN);
        return login == null || tokens.show(login.family(), token, store.now()) == RefreshTokens.Shown.UNKNOWN
                ? null
                : login;
    }

    /** Ends the log-in that this refresh token is of, good or not any more, if it is one of ours. */
    public Future<Void> end(String token, Actor actor) {
        Login login = ofToken(token);
        return login == null ? Future.succeededFuture() : end(login.number(), actor);
    }

    /** Records that someone failed to log in as {@code person}. */
    public Future<Void> failed(User person, Actor actor) {
        AuditRecord record =
                new AuditRecord(person.org(), actor, "LOGIN_FAILED", "USER", person.id(), new JsonObject());
        return store.change(() -> store.write(record, List.of()));
    }

    /**
     * Ends the log-ins of a person.
     *
     * @param except number of one that goes on, or null
     */
    public Future<Void> endAll(User person, @Nullable Long except, Actor actor) {
        return store.change(() -> {
            List<Login> ended = others(person, except);
            return store.write(record(person, actor, "LOGOUT"), ends(ended, End.LOGOUT))
                    .onSuccess(written -> ended.forEach(directory::end));
        });
    }

    /** The open log-ins of a person but for one; within a change of the directory. */
    List<Login> others(User person, @Nullable Long except) {
        return directory.logins(person).stream()
                .filter(login -> except == null || login.number() != except)
                .toList();
    }

    /** Statements that end these log-ins. */
    List<Statement> ends(List<Login> ended, End reason) {
        return ended.stream().map(login -> end(login, reason)).toList();
    }

    private Statement end(Login login, End reason) {
        return Statement.of(END, store.now(), reason.text(), login.org().id(), login.number());
    }

    private Future<Void> end(Login login, End reason, AuditRecord record) {
        return store.write(record, List.of(end(login, reason))).onSuccess(written -> directory.end(login));
    }

    private static AuditRecord record(User person, Actor actor, String action) {
        return new AuditRecord(
                person.org(), actor.asPerson(person.id()), action, "USER", person.id(), new JsonObject());
    }
}
