package io.turbozap.store.history;

import io.turbozap.campaign.Org;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.turbozap.store.journal.KeyedResponses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named messages that campaigns, blasts and scheduled messages may use instead of bringing their own. They are kept as
 * the API takes them. Safe to use from any thread.
 */
public final class TemplateRepository {

    private enum Column implements SelectItem {
        NAME,
        MESSAGES,
        CREATED_AT,
        UPDATED_AT
    }

    private static final String COLUMNS = SelectItem.list(Column.class);
    private static final String ONE = "SELECT " + COLUMNS + " FROM message_set WHERE org_id = ? AND name = ?";
    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM message_set WHERE org_id = ? AND name > ? ORDER BY name LIMIT ?";
    private static final String INSERT = "INSERT INTO message_set (org_id, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?) ON CONFLICT (org_id, name) DO NOTHING";
    private static final String PUT = "INSERT INTO message_set (org_id, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (org_id, name) DO UPDATE SET messages = excluded.messages, updated_at = excluded.updated_at";
    private static final String DELETE = "DELETE FROM message_set WHERE org_id = ? AND name = ?";

    private final Database database;

    /** Those in {@code database}. */
    public TemplateRepository(Database database) {
        this.database = database;
    }

    /**
     * Messages under a name.
     *
     * @param createdAt epoch milliseconds
     * @param updatedAt epoch milliseconds
     */
    public record MessageSet(String name, JsonArray messages, long createdAt, long updatedAt) {

        /** Without the texts. */
        @Override
        public String toString() {
            return "MessageSet[" + name + "]";
        }
    }

    /** Some sets, in the order of their names, behind {@code after}, or the first ones if that is null. */
    public Future<List<MessageSet>> page(Org org, @Nullable String after, int limit) {
        return database.read(PAGE, TemplateRepository::read, org.id(), after == null ? "" : after, limit);
    }

    /** A set, or null if there is none of this name. */
    public Future<@Nullable MessageSet> find(Org org, String name) {
        return database.read(ONE, TemplateRepository::read, org.id(), name)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static MessageSet read(Row row) {
        return new MessageSet(
                row.text(Column.NAME),
                new JsonArray(row.text(Column.MESSAGES)),
                row.number(Column.CREATED_AT),
                row.number(Column.UPDATED_AT));
    }

    /** Adds a set; false if there is one of this name. */
    public Future<Boolean> add(Org org, MessageSet set) {
        return KeyedResponses.write(database, statement(INSERT, org, set)).map(changed -> changed > 0);
    }

    /** Adds a set, or gives the one of this name its messages. */
    public Future<Void> put(Org org, MessageSet set) {
        return database.write(statement(PUT, org, set)).mapEmpty();
    }

    private static Statement statement(String sql, Org org, MessageSet set) {
        return Statement.of(sql, org.id(), set.name(), set.messages().encode(), set.createdAt(), set.updatedAt());
    }

    /** Forgets a set; false if there was none of this name. What was made of it stays as it is. */
    public Future<Boolean> delete(Org org, String name) {
        return database.write(Statement.of(DELETE, org.id(), name)).map(changed -> changed > 0);
    }
}
