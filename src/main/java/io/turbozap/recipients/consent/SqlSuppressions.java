package io.turbozap.recipients.consent;

import io.turbozap.campaign.Org;
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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lists of suppressions in the store with the last word about each person, and all persons in memory, so that every
 * sender can ask at once.
 */
public final class SqlSuppressions implements Suppressions {

    private enum Column implements SelectItem {
        CHAT_ID,
        HIDDEN_ID,
        REASON,
        SOURCE,
        CREATED_AT,
        ORG_ID
    }

    private static final String ALL = "SELECT " + SelectItem.list(Column.class) + " FROM suppression";
    private static final String PAGE = ALL + " WHERE org_id = ? AND chat_id > ? ORDER BY chat_id LIMIT ?";
    private static final String INSERT = """
            INSERT INTO suppression (org_id, chat_id, person, hidden_id, reason, source, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (org_id, person) DO UPDATE SET reason = excluded.reason, source = excluded.source
            WHERE suppression.source = 'message'""";
    private static final String DELETE = "DELETE FROM suppression WHERE org_id = ? AND person = ?";

    private static final String DECIDE = """
            INSERT INTO wish (org_id, chat_id, opted_out, said_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (org_id, chat_id) DO UPDATE SET opted_out = excluded.opted_out, said_at = excluded.said_at""";
    private static final String WISH = DECIDE + """

            WHERE excluded.said_at > wish.said_at
            OR (excluded.said_at = wish.said_at AND excluded.opted_out >= wish.opted_out)""";
    private static final String OPT_OUT = """
            INSERT INTO suppression (org_id, chat_id, person, reason, source, created_at)
            SELECT org_id, CAST(? AS VARCHAR(255)), chat_id, 'opted out', 'message', said_at FROM wish
            WHERE org_id = ? AND chat_id = ? AND opted_out = 1 AND said_at = ?
            ON CONFLICT (org_id, person) DO NOTHING""";
    private static final String OPT_IN = """
            DELETE FROM suppression WHERE org_id = ? AND person = ? AND source = 'message'
            AND EXISTS (SELECT 1 FROM wish WHERE wish.org_id = suppression.org_id AND wish.chat_id = suppression.person
            AND wish.opted_out = 0 AND wish.said_at = ?)""";
    private static final String REVEAL = "UPDATE suppression SET hidden_id = ? WHERE org_id = ? AND person = ?";
    /** The hidden id is part of its person's row now. */
    private static final String MERGE = """
            DELETE FROM suppression WHERE org_id = ? AND person = ? AND source = 'message'
            AND EXISTS (SELECT 1 FROM suppression AS known WHERE known.org_id = suppression.org_id AND known.person = ?)""";

    private final Database database;
    private final Map<Org, SuppressedPersons> lists = new ConcurrentHashMap<>();
    private final Map<Member, Changes> changing = new HashMap<>();

    /**
     * A person towards an organisation.
     *
     * @param person the person as the store has it
     */
    private record Member(Org org, String person) {}

    /** Changes of one person that are being recorded. */
    private static final class Changes {
        int open;
        int given;
        int applied;
    }

    /**
     * A change of the list: a wish of a person, its effect, and what follows from it.
     *
     * @param member whom it is about
     * @param suppressed whom it puts on the list; null if it takes the person off
     * @param hiddenId what else the person is known by; null for nothing
     */
    private record Change(
            Member member,
            @Nullable String suppressed,
            @Nullable String hiddenId,
            List<Statement> statements) {}

    private SqlSuppressions(Database database) {
        this.database = database;
    }

    /** Reads the lists in {@code database}. */
    public static Future<SqlSuppressions> open(Database database) {
        SqlSuppressions suppressions = new SqlSuppressions(database);
        return database.scan(ALL, suppressions::load, some -> Future.succeededFuture())
                .map(suppressions);
    }

    private Org load(Row row) {
        Org org = new Org(row.number(Column.ORG_ID));
        persons(org).add(row.text(Column.CHAT_ID), row.textOrNull(Column.HIDDEN_ID));
        return org;
    }

    private SuppressedPersons persons(Org org) {
        return lists.computeIfAbsent(org, first -> new SuppressedPersons());
    }

    /** The consent of people towards {@code org}, as it changes. */
    public Consent consent(Org org) {
        return persons(org)::contains;
    }

    @Override
    public boolean contains(Org org, String chatId) {
        return persons(org).contains(chatId);
    }

    @Override
    public Future<Boolean> add(Org org, Suppression suppression) {
        String chatId = suppression.chatId();
        String person = persons(org).personOf(chatId);
        boolean known = contains(org, chatId);
        Statement insert = Statement.of(
                INSERT,
                org.id(),
                chatId,
                person,
                suppression.hiddenId(),
                suppression.reason(),
                suppression.source(),
                suppression.at());
        return change(new Change(
                        new Member(org, person),
                        chatId,
                        suppression.hiddenId(),
                        List.of(Statement.of(DECIDE, org.id(), person, true, suppression.at()), insert)))
                .map(changed -> changed && !known);
    }

    @Override
    public Future<Boolean> remove(Org org, String chatId, long at) {
        String person = persons(org).personOf(chatId);
        return change(new Change(
                new Member(org, person),
                null,
                null,
                List.of(Statement.of(DECIDE, org.id(), person, false, at), Statement.of(DELETE, org.id(), person))));
    }

    @Override
    public Future<Boolean> follow(Org org, String chatId, @Nullable String hiddenId, boolean optOut, long at) {
        String person = new ChatId(chatId).person().value();
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(WISH, org.id(), person, optOut, at));
        statements.add(
                optOut
                        ? Statement.of(OPT_OUT, chatId, org.id(), person, at)
                        : Statement.of(OPT_IN, org.id(), person, at));
        if (hiddenId != null) {
            statements.add(Statement.of(REVEAL, hiddenId, org.id(), person));
            statements.add(Statement.of(MERGE, org.id(), hiddenId, person));
        }
        return change(new Change(new Member(org, person), optOut ? chatId : null, hiddenId, statements));
    }

    /** Changes the store, then the memory; what was given last counts, in whatever order answers come. */
    private synchronized Future<Boolean> change(Change change) {
        Changes changes = changing.computeIfAbsent(change.member, first -> new Changes());
        changes.open++;
        int number = ++changes.given;
        return database.write(change.statements)
                .onComplete(outcome -> apply(change, number, outcome.result()))
                .map(counts -> counts[1] > 0)
                .onFailure(failure -> {
                    if (change.suppressed != null
                            && failure instanceof StoreException store
                            && store.kind() == StoreException.Kind.UNCERTAIN) {
                        persons(change.member.org)
                                .add(change.suppressed, change.hiddenId); // it may be stored: nothing is sent meanwhile
                    }
                });
    }

    /** @param counts how many rows each statement changed; null if it was not stored */
    private synchronized void apply(Change change, int number, int @Nullable [] counts) {
        Member member = change.member;
        SuppressedPersons persons = persons(member.org);
        Changes changes = Objects.requireNonNull(changing.get(member), "it is open");
        if (counts != null && counts[1] > 0 && number > changes.applied) {
            changes.applied = number;
            if (change.suppressed != null) {
                persons.add(change.suppressed, change.hiddenId);
            } else {
                persons.remove(member.person);
            }
        } else if (counts != null && counts.length > 2 && counts[2] > 0 && persons.contains(member.person)) {
            persons.add(member.person, change.hiddenId);
        }
        if (--changes.open == 0) {
            changing.remove(member);
        }
    }

    @Override
    public Future<List<Suppression>> list(Org org, @Nullable String after, int limit) {
        return database.read(PAGE, SqlSuppressions::suppression, org.id(), after == null ? "" : after, limit);
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
