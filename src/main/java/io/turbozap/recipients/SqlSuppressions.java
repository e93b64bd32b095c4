package io.turbozap.recipients;

import io.turbozap.campaign.ChatIdSet;
import io.turbozap.session.Consent;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of suppressions in the store with the last word about each chat, and all its chats in memory, so that every
 * sender can ask at once. Whoever is on
 * it with one form of a number may not be written to at the other either ({@link ChatForms}).
 */
public final class SqlSuppressions implements Suppressions, Consent {

    private static final String ALL = "SELECT chat_id FROM suppression";
    private static final String PAGE = "SELECT chat_id, reason, source, created_at FROM suppression"
            + " WHERE org_id = 1 AND chat_id > ? ORDER BY chat_id LIMIT ?";
    private static final String INSERT = """
            INSERT INTO suppression (chat_id, reason, source, created_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (org_id, chat_id) DO UPDATE SET reason = excluded.reason, source = excluded.source
            WHERE suppression.source = 'message'""";
    private static final String DELETE = "DELETE FROM suppression WHERE org_id = 1 AND chat_id = ?";

    private static final String DECIDE = """
            INSERT INTO wish (org_id, chat_id, opted_out, said_at) VALUES (1, ?, ?, ?)
            ON CONFLICT (org_id, chat_id) DO UPDATE SET opted_out = excluded.opted_out, said_at = excluded.said_at""";
    private static final String WISH = DECIDE + """

            WHERE excluded.said_at > wish.said_at
            OR (excluded.said_at = wish.said_at AND excluded.opted_out >= wish.opted_out)""";
    private static final String OPT_OUT = """
            INSERT INTO suppression (chat_id, reason, source, created_at)
            SELECT chat_id, 'opted out', 'message', said_at FROM wish
            WHERE org_id = 1 AND chat_id = ? AND opted_out = 1 AND said_at = ?
            ON CONFLICT (org_id, chat_id) DO NOTHING""";
    private static final String OPT_IN = """
            DELETE FROM suppression WHERE org_id = 1 AND chat_id = ? AND source = 'message'
            AND EXISTS (SELECT 1 FROM wish WHERE wish.org_id = 1 AND wish.chat_id = suppression.chat_id
            AND wish.opted_out = 0 AND wish.said_at = ?)""";

    private final Database database;
    private final ChatIdSet chats = new ChatIdSet();
    private final Map<String, Changes> changing = new HashMap<>();

    /** Changes of one chat that are being recorded. */
    private static final class Changes {
        int open;
        int given;
        int applied;
    }

    private SqlSuppressions(Database database) {
        this.database = database;
    }

    /** Reads the list in {@code database}. */
    public static Future<SqlSuppressions> open(Database database) {
        SqlSuppressions suppressions = new SqlSuppressions(database);
        return database.scan(ALL, row -> row.text(0), chats -> {
                    chats.forEach(suppressions.chats::add);
                    return Future.succeededFuture();
                })
                .map(suppressions);
    }

    @Override
    public boolean isRefused(String chatId) {
        return ChatForms.of(chatId).stream().anyMatch(chats::contains);
    }

    @Override
    public boolean contains(String chatId) {
        return chats.contains(chatId);
    }

    @Override
    public Future<Boolean> add(Suppression suppression) {
        String chatId = suppression.chatId();
        boolean known = contains(chatId);
        return change(
                        chatId,
                        true,
                        Statement.of(DECIDE, chatId, true, suppression.at()),
                        Statement.of(INSERT, chatId, suppression.reason(), suppression.source(), suppression.at()))
                .map(changed -> changed && !known);
    }

    @Override
    public Future<Boolean> remove(String chatId, long at) {
        return change(chatId, false, Statement.of(DECIDE, chatId, false, at), Statement.of(DELETE, chatId));
    }

    @Override
    public Future<Boolean> follow(String chatId, boolean optOut, long at) {
        return change(
                chatId,
                optOut,
                Statement.of(WISH, chatId, optOut, at),
                Statement.of(optOut ? OPT_OUT : OPT_IN, chatId, at));
    }

    /**
     * Changes the store, then the memory; what was given last counts, in whatever order answers come.
     *
     * @param word takes note of what is said of the chat
     * @param effect changes the list, or nothing if the word does not count
     */
    private synchronized Future<Boolean> change(String chatId, boolean suppressed, Statement word, Statement effect) {
        Changes changes = changing.computeIfAbsent(chatId, first -> new Changes());
        changes.open++;
        int number = ++changes.given;
        return database.write(List.of(word, effect))
                .map(counts -> counts[1] > 0)
                .onComplete(outcome -> apply(chatId, suppressed, number, Boolean.TRUE.equals(outcome.result())))
                .onFailure(failure -> {
                    if (suppressed
                            && failure instanceof StoreException store
                            && store.kind() == StoreException.Kind.UNCERTAIN) {
                        chats.add(chatId); // it may be stored, and must not be written to meanwhile
                    }
                });
    }

    private synchronized void apply(String chatId, boolean suppressed, int number, boolean changed) {
        Changes changes = changing.get(chatId);
        if (changed && number > changes.applied) {
            changes.applied = number;
            if (suppressed) {
                chats.add(chatId);
            } else {
                chats.remove(chatId);
            }
        }
        if (--changes.open == 0) {
            changing.remove(chatId);
        }
    }

    @Override
    public Future<List<Suppression>> list(@Nullable String after, int limit) {
        return database.read(PAGE, SqlSuppressions::suppression, after == null ? "" : after, limit);
    }

    private static Suppression suppression(Row row) {
        String reason = row.textOrNull(1);
        return new Suppression(row.text(0), reason == null ? "" : reason, row.text(2), row.number(3));
    }
}
