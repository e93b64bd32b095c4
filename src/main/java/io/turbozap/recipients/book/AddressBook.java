package io.turbozap.recipients.book;

import io.turbozap.campaign.Org;
import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.journal.KeyedResponses;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that people keep here. Safe to use from any thread; futures fail with a {@link StoreException} if the
 * store is in trouble.
 */
public final class AddressBook {

    /** How many ids one statement asks for. */
    static final int IDS = 200;

    private static final String INSERT = "INSERT INTO contact"
            + " (org_id, id, name, search_name, phone_number, tags, fields, created_at, updated_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE contact SET name = COALESCE(?, name),"
            + " search_name = COALESCE(?, search_name), phone_number = COALESCE(?, phone_number),"
            + " tags = COALESCE(?, tags), fields = COALESCE(?, fields), updated_at = ? WHERE org_id = ? AND id = ?";
    private static final String DELETE = "DELETE FROM contact WHERE org_id = ? AND id = ?";
    private static final String SELECT = "SELECT " + ContactRow.COLUMNS + " FROM contact WHERE org_id = ? AND ";
    private static final String ONE = SELECT + "id = ?";
    private static final String PAGE = SELECT + "id > ? ORDER BY id LIMIT ?";
    private static final String FOUND =
            SELECT + "id > ? AND (search_name LIKE ? ESCAPE '!' OR phone_number LIKE ? ESCAPE '!') ORDER BY id LIMIT ?";
    static final String SOME = SELECT + "id IN (?" + ", ?".repeat(IDS - 1) + ")";
    private static final String KNOWN =
            "SELECT id FROM contact WHERE org_id = ? AND id IN (?" + ", ?".repeat(IDS - 1) + ")";

    private final Database database;

    /** The address book in {@code database}. */
    public AddressBook(Database database) {
        this.database = database;
    }

    /** The outcome of a change. */
    public enum Outcome {
        DONE,
        /** There is no such contact. */
        UNKNOWN,
        /** Another contact has the phone number. */
        TAKEN
    }

    /** Adds a contact. Answers DONE or TAKEN. */
    public Future<Outcome> add(Org org, Contact contact) {
        Statement insert = Statement.of(
                INSERT,
                org.id(),
                contact.id(),
                contact.name(),
                SearchWords.of(contact.name()),
                contact.phoneNumber(),
                ContactRow.json(contact.tags()),
                ContactRow.json(contact.fields()),
                contact.createdAt(),
                contact.updatedAt());
        return KeyedResponses.write(database, insert)
                .map(changed -> Outcome.DONE)
                .recover(AddressBook::taken);
    }

    /**
     * Changes a contact.
     *
     * @param now epoch milliseconds
     */
    public Future<Outcome> change(Org org, String id, ContactChange change, long now) {
        String name = change.name();
        Statement update = Statement.of(
                UPDATE,
                name,
                name == null ? null : SearchWords.of(name),
                change.phoneNumber(),
                change.tags() == null ? null : ContactRow.json(change.tags()),
                change.fields() == null ? null : ContactRow.json(change.fields()),
                now,
                org.id(),
                id);
        return database.write(update)
                .map(changed -> changed == 0 ? Outcome.UNKNOWN : Outcome.DONE)
                .recover(AddressBook::taken);
    }

    private static Future<Outcome> taken(Throwable failure) {
        boolean taken = failure instanceof StoreException broken && broken.kind() == StoreException.Kind.CONSTRAINT;
        return taken ? Future.succeededFuture(Outcome.TAKEN) : Future.failedFuture(failure);
    }

    /** Takes a contact out; false if it was not there. */
    public Future<Boolean> remove(Org org, String id) {
        return database.write(Statement.of(DELETE, org.id(), id)).map(changed -> changed > 0);
    }

    /** A contact, or null if there is none with this id. */
    public Future<@Nullable Contact> find(Org org, String id) {
        return database.read(ONE, ContactRow::read, org.id(), id).map(found -> found.isEmpty() ? null : found.get(0));
    }

    /**
     * Some contacts, in the order of their ids.
     *
     * @param search only those whose name or number contains this, whatever its case and accents; null for all
     * @param after only those behind this id; null to begin
     */
    public Future<List<Contact>> page(Org org, @Nullable String search, @Nullable String after, int limit) {
        String from = after == null ? "" : after;
        return search == null
                ? database.read(PAGE, ContactRow::read, org.id(), from, limit)
                : database.read(
                        FOUND,
                        ContactRow::read,
                        org.id(),
                        from,
                        SearchWords.containing(SearchWords.of(search)),
                        SearchWords.containing(SearchWords.ofNumber(search)),
                        limit);
    }

    /** Those of {@code ids} that no contact has. */
    public Future<Set<String>> unknown(Org org, Collection<String> ids) {
        Set<String> unknown = new HashSet<>(ids);
        return inTurns(org, List.copyOf(ids), some -> database.read(KNOWN, row -> row.text(0), some)
                        .map(known -> {
                            known.forEach(unknown::remove);
                            return null;
                        }))
                .map(unknown);
    }

    /** A query for at most {@link #IDS} ids. */
    interface Asking {
        /** Asks for these: the organisation, and as many as {@link #IDS}, with nulls at the end if there are fewer. */
        Future<Void> ask(@Nullable Object[] orgAndIds);
    }

    /** Asks for {@code ids} in their order, some at a time. */
    static Future<Void> inTurns(Org org, List<String> ids, Asking asking) {
        List<@Nullable Object[]> turns = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS) {
            List<@Nullable Object> turn = new ArrayList<>(List.of(org.id()));
            turn.addAll(ids.subList(from, Math.min(ids.size(), from + IDS)));
            turns.add(Arrays.copyOf(turn.toArray(), 1 + IDS));
        }
        Future<Void> last = Future.succeededFuture();
        for (@Nullable Object[] turn : turns) {
            last = last.compose(done -> asking.ask(turn));
        }
        return last;
    }
}
