package io.turbozap.recipients.consent;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.session.port.Consent;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The list of suppressions in the store with the last word about each person, and all persons in memory, so that every
 * sender can ask at once.
 */
public final class SqlSuppressions implements Suppressions, Consent {

    private enum Column implements SelectItem {
        CHAT_ID,
        HIDDEN_ID,
        REASON,
        SOURCE,
        CREATED_AT
    }

    private static final String ALL = "SELECT " + SelectItem.list(Column.class) + " FROM suppression";
    private static final String PAGE = ALL + " WHERE org_id = 1 AND chat_id > ? ORDER BY chat_id LIMIT ?";
    private static final String INSERT = """
            INSERT INTO suppression (chat_id, person, hidden_id, reason, source, created_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (org_id, person) DO UPDATE SET reason = excluded.reason, source = excluded.source
            WHERE suppression.source = 'message'""";
    private static final String DELETE = "DELETE FROM suppression WHERE org_id = 1 AND person = ?";

    private static final String DECIDE = """
            INSERT INTO wish (org_id, chat_id, opted_out, said_at) VALUES (1, ?, ?, ?)
            ON CONFLICT (org_id, chat_id) DO UPDATE SET opted_out = excluded.opted_out, said_at = excluded.said_at""";
    private static final String WISH = DECIDE + """

            WHERE excluded.said_at > wish.said_at
            OR (excluded.said_at = wish.said_at AND excluded.opted_out >= wish.opted_out)""";
    private static final String OPT_OUT = """
            INSERT INTO suppression (chat_id, person, reason, source, created_at)
            SELECT CAST(? AS VARCHAR(255)), chat_id, 'opted out', 'message', said_at FROM wish
            WHERE org_id = 1 AND chat_id = ? AND opted_out = 1 AND said_at = ?
            ON CONFLICT (org_id, person) DO NOTHING""";
    private static final String OPT_IN = """
            DELETE FROM suppression WHERE org_id = 1 AND person = ? AND source = 'message'
            AND EXISTS (SELECT 1 FROM wish WHERE wish.org_id = 1 AND wish.chat_id = suppression.person
            AND wish.opted_out = 0 AND wish.said_at = ?)""";
    private static final String REVEAL = "UPDATE suppression SET hidden_id = ? WHERE org_id = 1 AND person = ?";
    /** The hidden id is part of its person's row now. */
    private static final String MERGE = """
            DELETE FROM suppression WHERE org_id = 1 AND person = ? AND source = 'message'
            AND EXISTS (SELECT 1 FROM suppression AS known WHERE known.org_id = 1 AND known.person = ?)""";

    private final Database database;
    private final SuppressedPersons persons = new SuppressedPersons();
    private final Map<String, Changes> changing = new HashMap<>();

    /** Changes of one person that are being recorded. */
    private static final class Changes {
        int open;
        int given;
        int applied;
    }

    /**
     * A change of the list: a wish of a person, its effect, and what follows from it.
     *
     * @param person the person as the store has it
     * @param suppressed whom it puts on the list; null if it takes the person off
     * @param hiddenId what else the person is known by; null for nothing
     */
    private record Change(
            String person,
            @Nullable String suppressed,
            @Nullable String hiddenId,
            List<Statement> statements) {}

    private SqlSuppressions(Database database) {
        this.database = database;
    }

    /** Reads the list in {@code database}. */
    public static Future<SqlSuppressions> open(Database database) {
        SqlSuppressions suppressions = new SqlSuppressions(database);
        return database.scan(ALL, SqlSuppressions::suppression, some -> {
                    some.forEach(known -> suppressions.persons.add(known.chatId(), known.hiddenId()));
                    return Future.succeededFuture();
                })
                .map(suppressions);
    }

    @Override
    public boolean isRefused(String chatId) {
        return persons.contains(chatId);
    }

    @Override
    public boolean contains(String chatId) {
        return persons.contains(chatId);
    }

    @Override
    public Future<Boolean> add(Suppression suppression) {
        String chatId = suppression.chatId();
        String person = persons.personOf(chatId);
        boolean known = contains(chatId);
        Statement insert = Statement.of(
                INSERT,
                chatId,
                person,
                suppression.hiddenId(),
                suppression.reason(),
                suppression.source(),
                suppression.at());
        return change(new Change(
                        person,
                        chatId,
                        suppression.hiddenId(),
                        List.of(Statement.of(DECIDE, person, true, suppression.at()), insert)))
                .map(changed -> changed && !known);
    }

    @Override
    public Future<Boolean> remove(String chatId, long at) {
        String person = persons.personOf(chatId);
        return change(new Change(
                person, null, null, List.of(Statement.of(DECIDE, person, false, at), Statement.of(DELETE, person))));
    }

    @Override
    public Future<Boolean> follow(String chatId, @Nullable String hiddenId, boolean optOut, long at) {
        String person = new ChatId(chatId).person().value();
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(WISH, person, optOut, at));
        statements.add(optOut ? Statement.of(OPT_OUT, chatId, person, at) : Statement.of(OPT_IN, person, at));
        if (hiddenId != null) {
            statements.add(Statement.of(REVEAL, hiddenId, person));
            statements.add(Statement.of(MERGE, hiddenId, person));
        }
        return change(new Change(person, optOut ? chatId : null, hiddenId, statements));
    }

    /** Changes the store, then the memory; what was given last counts, in whatever order answers come. */
    private synchronized Future<Boolean> change(Change change) {
        Changes changes = changing.computeIfAbsent(change.person, first -> new Changes());
        changes.open++;
        int number = ++changes.given;
        return database.write(change.statements)
                .onComplete(outcome -> apply(change, number, outcome.result()))
                .map(counts -> counts[1] > 0)
                .onFailure(failure -> {
                    if (change.suppressed != null
                            && failure instanceof StoreException store
                            && store.kind() == StoreException.Kind.UNCERTAIN) {
                        persons.add(change.suppressed, change.hiddenId); // it may be stored: nothing is sent meanwhile
                    }
                });
    }

    /** @param counts how many rows each statement changed; null if it was not stored */
    private synchronized void apply(Change change, int number, int @Nullable [] counts) {
        Changes changes = Objects.requireNonNull(changing.get(change.person), "it is open");
        if (counts != null && counts[1] > 0 && number > changes.applied) {
            changes.applied = number;
            if (change.suppressed != null) {
                persons.add(change.suppressed, change.hiddenId);
            } else {
                persons.remove(change.person);
            }
        } else if (counts != null && counts.length > 2 && counts[2] > 0 && contains(change.person)) {
            persons.add(change.person, change.hiddenId);
        }
        if (--changes.open == 0) {
            changing.remove(change.person);
        }
    }

    @Override
    public Future<List<Suppression>> list(@Nullable String after, int limit) {
        return database.read(PAGE, SqlSuppressions::suppression, after == null ? "" : after, limit);
    }

    private static Suppression suppression(Row row) {
        String reason = row.textOrNull(Column.REASON);
        return new Suppression(
                row.text(Column.CHAT_ID),
                row.textOrNull(Column.HIDDEN_ID),
                reason == null ? "" : reason,
                row.text(Column.SOURCE),
                row.number(Column.CREATED_AT));
    }
}
