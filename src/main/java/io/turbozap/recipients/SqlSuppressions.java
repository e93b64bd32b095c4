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
 * The list of suppressions in the store, and all its chats in memory, so that every sender can ask at once. Whoever is on
 * it with one form of a number may not be written to at the other either ({@link ChatForms}).
 */
public final class SqlSuppressions implements Suppressions, Consent {

    private static final String ALL = "SELECT chat_id FROM suppression";
    private static final String PAGE = "SELECT chat_id, reason, source, created_at FROM suppression"
            + " WHERE org_id = 1 AND chat_id > ? ORDER BY chat_id LIMIT ?";
    private static final String INSERT = "INSERT INTO suppression (chat_id, reason, source, created_at)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (org_id, chat_id) DO NOTHING";
    private static final String DELETE = "DELETE FROM suppression WHERE org_id = 1 AND chat_id = ?";

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
        return change(
                        chatId,
                        true,
                        Statement.of(INSERT, chatId, suppression.reason(), suppression.source(), suppression.at()))
                .onFailure(failure -> {
                    if (failure instanceof StoreException store && store.kind() == StoreException.Kind.UNCERTAIN) {
                        chats.add(chatId); // it may be stored, and must not be written to meanwhile
                    }
                });
    }

    @Override
    public Future<Boolean> remove(String chatId) {
        return change(chatId, false, Statement.of(DELETE, chatId));
    }

    /** Changes the store, then the memory; what was given last counts, in whatever order answers come. */
    private synchronized Future<Boolean> change(String chatId, boolean suppressed, Statement statement) {
        Changes changes = changing.computeIfAbsent(chatId, first -> new Changes());
        changes.open++;
        int number = ++changes.given;
        return database.write(statement)
                .onComplete(outcome -> apply(chatId, suppressed, number, outcome.succeeded()))
                .map(changed -> changed > 0);
    }

    private synchronized void apply(String chatId, boolean suppressed, int number, boolean stored) {
        Changes changes = changing.get(chatId);
        if (stored && number > changes.applied) {
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
