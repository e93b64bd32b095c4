package io.turbozap.identity.directory;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.actor.SerialExecutor;
import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of the directory: a change is decided, stored with its record in the audit log, and then made in
 * memory, one after another. Safe to use from any thread. What is refused fails with a {@link CommandException}, and
 * everything fails if the store does.
 */
public final class DirectoryStore {

    private static final String NAME_FIRST = "UPDATE organization SET public_id = ? WHERE id = 1 AND public_id IS NULL";
    private static final String LAST_PERSON = "SELECT COALESCE(MAX(id), 0) FROM person";
    private static final String LAST_LOGIN = "SELECT COALESCE(MAX(id), 0) FROM login";

    private final Database database;
    private final InstantSource clock;
    private final Directory directory = new Directory();
    private final SerialExecutor changes = new SerialExecutor();
    private volatile Runnable recordListener = () -> {};
    private long lastPerson;
    private long lastLogin;

    private DirectoryStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The directory as it is stored. */
    public static Future<DirectoryStore> open(Database database, InstantSource clock) {
        DirectoryStore store = new DirectoryStore(database, clock);
        return database.write(Statement.of(NAME_FIRST, UUID.randomUUID().toString()))
                .compose(named -> DirectoryRows.load(database, store.directory))
                .compose(loaded -> store.last(LAST_PERSON))
                .onSuccess(last -> store.lastPerson = last)
                .compose(read -> store.last(LAST_LOGIN))
                .onSuccess(last -> store.lastLogin = last)
                .map(store);
    }

    private Future<Long> last(String sql) {
        return database.read(sql, row -> row.number(0)).map(rows -> rows.get(0));
    }

    /** What it writes, to be read. */
    public Directory directory() {
        return directory;
    }

    /** Notifies {@code listener} of each change that was recorded in an audit log; of one listener at most. */
    public void onRecord(Runnable listener) {
        recordListener = listener;
    }

    long now() {
        return clock.millis();
    }

    Database database() {
        return database;
    }

    /** A change that is decided once those before it are made. */
    <T extends @Nullable Object> Future<T> change(Supplier<Future<T>> decision) {
        return changes.execute(decision);
    }

    /** Stores a change with the record of it; within {@link #change}. */
    Future<Void> write(AuditRecord record, List<Statement> statements) {
        List<Statement> all = new ArrayList<>(statements);
        all.add(record.statement(now()));
        return database.write(all).<Void>mapEmpty().onSuccess(written -> recordListener.run());
    }

    /** Stores a change that is none of a person; within {@link #change}. */
    Future<Void> write(Statement statement) {
        return database.write(statement).mapEmpty();
    }

    /** Number for the next person; within {@link #change}. */
    long nextPerson() {
        if (directory.countOfPeople() >= Directory.MOST_PEOPLE) {
            throw new CommandException(Code.FULL, "This server has room for no more people");
        }
        return ++lastPerson;
    }

    /** Number for the next log-in; within {@link #change}. */
    long nextLogin() {
        return ++lastLogin;
    }

    /** Organisation with the next number; within {@link #change}. */
    Organisation nextOrganisation(String name, boolean approved) {
        if (directory.countOfOrganisations() >= Directory.MOST_ORGANISATIONS) {
            throw new CommandException(Code.FULL, "This server has room for no more organisations");
        }
        long last = directory.organisations().stream()
                .mapToLong(organisation -> organisation.org().id())
                .max()
                .orElseThrow();
        long now = now();
        return new Organisation(
                new Org(last + 1), UUID.randomUUID().toString(), name, /* settings= */ "{}", approved, now, now);
    }

    /** User with the next number; within {@link #change}. */
    User nextPerson(Org org, String email, String name, Role role, String passwordHash) {
        if (directory.byEmail(email) != null) {
            throw emailTaken();
        }
        return new User(
                org,
                nextPerson(),
                UUID.randomUUID().toString(),
                email,
                name,
                role,
                passwordHash,
                /* active= */ true,
                /* version= */ 1,
                /* preferences= */ "{}",
                now());
    }

    static CommandException emailTaken() {
        return new CommandException(Code.CONFLICT, "Email already in use");
    }

    /** The last active admin of an organisation may not go. */
    boolean isLastAdmin(User person) {
        return person.active()
                && person.role() == Role.ADMIN
                && directory.people(person.org()).stream()
                                .filter(other -> other.active() && other.role() == Role.ADMIN)
                                .count()
                        == 1;
    }

    /** A person, or a failure as for one that does not exist. */
    User require(Org org, String id) {
        @Nullable User person = directory.person(org, id);
        if (person == null) {
            throw new CommandException(Code.NOT_FOUND, "User not found");
        }
        return person;
    }
}
