package io.turbozap.identity.directory;

import io.turbozap.identity.access.Role;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Sign-ups: organisations with their first admin. Safe to use from any thread. */
public final class SignUps {

    private static final String NEW_ORGANISATION = """
            INSERT INTO organization (id, public_id, name, settings, approved, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String ADOPT = "UPDATE organization SET name = ?, updated_at = ? WHERE id = ?";
    private static final String APPROVE = "UPDATE organization SET approved = 1, updated_at = ? WHERE id = ?";
    static final String NEW_PERSON = """
            INSERT INTO person (id, org_id, public_id, email, name, role, password, version, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /**
     * Account that a sign-up asks for.
     *
     * @param passwordHash a PHC string
     */
    public record NewAccount(String organisation, String name, String email, String passwordHash) {

        @Override
        public String toString() {
            return "NewAccount";
        }
    }

    private final DirectoryStore store;
    private final Directory directory;

    public SignUps(DirectoryStore store) {
        this.store = store;
        this.directory = store.directory();
    }

    /**
     * Makes an organisation and its admin.
     *
     * @param byOperator whether the operator vouches for it: it is approved then, and if it is the first of all, it is
     *     given what the server has had so far
     * @param approved whether it may pair numbers and send at once
     */
    public Future<User> signUp(NewAccount account, boolean byOperator, boolean approved, Actor actor) {
        return store.change(() -> {
            boolean adopts = byOperator && !directory.isInhabited();
            Organisation organisation =
                    adopts ? first(account) : store.nextOrganisation(account.organisation(), approved);
            User person = store.nextPerson(
                    organisation.org(), account.email(), account.name(), Role.ADMIN, account.passwordHash());
            AuditRecord record = new AuditRecord(
                    organisation.org(),
                    actor.asPerson(person.id()),
                    "CREATE",
                    "ORGANISATION",
                    organisation.id(),
                    new JsonObject().put("name", organisation.name()).put("adopted", adopts));
            Statement named = adopts ? adopted(organisation) : added(organisation);
            return store.write(record, List.of(named, added(person))).map(written -> {
                directory.put(organisation);
                directory.put(person);
                return person;
            });
        });
    }

    private Organisation first(NewAccount account) {
        Organisation first = directory.organisations().iterator().next();
        return first.named(account.organisation(), first.settings(), store.now());
    }

    private static Statement adopted(Organisation organisation) {
        return Statement.of(
                ADOPT,
                organisation.name(),
                organisation.updatedAt(),
                organisation.org().id());
    }

    private static Statement added(Organisation organisation) {
        return Statement.of(
                NEW_ORGANISATION,
                organisation.org().id(),
                organisation.id(),
                organisation.name(),
                organisation.settings(),
                organisation.approved(),
                organisation.createdAt(),
                organisation.updatedAt());
    }

    static Statement added(User person) {
        return Statement.of(
                NEW_PERSON,
                person.number(),
                person.org().id(),
                person.id(),
                person.email(),
                person.name(),
                person.role().name(),
                person.passwordHash(),
                person.version(),
                person.createdAt(),
                person.createdAt());
    }

    /** Allows an organisation to pair numbers and send. Without effect if it may already. */
    public Future<Organisation> approve(Organisation organisation, Actor actor) {
        return store.change(() -> {
            Organisation approved = directory.organisation(organisation.org()).approved(store.now());
            AuditRecord record = new AuditRecord(
                    organisation.org(),
                    actor,
                    "UPDATE",
                    "ORGANISATION",
                    organisation.id(),
                    new JsonObject().put("approved", true));
            return store.write(
                            record,
                            List.of(Statement.of(
                                    APPROVE,
                                    approved.updatedAt(),
                                    organisation.org().id())))
                    .map(written -> {
                        directory.put(approved);
                        return approved;
                    });
        });
    }
}
