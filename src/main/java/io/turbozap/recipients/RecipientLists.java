package io.turbozap.recipients;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.PackedRecipients;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.TimedUuid;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.journal.KeyedResponses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Named lists of recipients. Each is kept packed, as the contacts of a campaign are, and replaced as a whole. Safe to
 * use from any thread; futures fail with a {@link StoreException} if the store is in trouble.
 */
public final class RecipientLists {

    private enum Column implements SelectItem {
        NAME,
        CONTENT,
        TOTAL,
        FIELD_NAMES,
        CREATED_AT,
        UPDATED_AT
    }

    private static final String COLUMNS = SelectItem.list(Column.class);
    private static final String ONE = "SELECT " + COLUMNS + " FROM recipient_list WHERE org_id = ? AND name = ?";
    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM recipient_list WHERE org_id = ? AND name > ? ORDER BY name LIMIT ?";
    private static final String MAKE = "INSERT INTO recipient_list (org_id, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (org_id, name) DO NOTHING";
    private static final String CHANGE = "UPDATE recipient_list SET content = ?, total = ?, field_names = ?,"
            + " updated_at = ? WHERE org_id = ? AND name = ? AND content = ?";
    private static final String DELETE = "DELETE FROM recipient_list WHERE org_id = ? AND name = ? AND content = ?";
    private static final String ADD_CHUNK = "INSERT INTO recipient_list_contacts"
            + " (org_id, content, chunk, first_contact, contact_count, packed) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String FORGET =
            "DELETE FROM recipient_list_contacts WHERE org_id = ? AND content = ? AND chunk >= ? AND chunk < ?";
    /** What no list came to have for a content, or has any more, because the server ended in between. */
    private static final String FORGET_LEFTOVERS =
            "DELETE FROM recipient_list_contacts WHERE content NOT IN (SELECT content FROM recipient_list)";
    /** Chunks that are written, or deleted, in one transaction: about 2 MB, behind which others have their turn. */
    private static final int BATCH = 8;

    private final Database database;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random makes contents unique */
    public RecipientLists(Database database, Clock clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /** Some lists, in the order of their names, behind {@code after}, or the first ones if that is null. */
    public Future<List<RecipientList>> page(Org org, @Nullable String after, int limit) {
        return database.read(PAGE, RecipientLists::read, org.id(), after == null ? "" : after, limit);
    }

    /** A list, or null if there is none of this name. */
    public Future<@Nullable RecipientList> find(Org org, String name) {
        return database.read(ONE, RecipientLists::read, org.id(), name)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static RecipientList read(Row row) {
        List<String> fields = new JsonArray(row.text(Column.FIELD_NAMES))
                .stream().map(String.class::cast).toList();
        return new RecipientList(
                row.text(Column.NAME),
                row.text(Column.CONTENT),
                row.integer(Column.TOTAL),
                fields,
                row.number(Column.CREATED_AT),
                row.number(Column.UPDATED_AT));
    }

    /** All recipients of {@code list}; null if it has changed since. */
    public Future<@Nullable Recipients> members(Org org, RecipientList list) {
        RecipientListReading reading = new RecipientListReading(database, org, list, 0, list.total());
        return reading.run()
                .map(done -> reading.members().size() == list.total()
                        ? reading.members().recipients()
                        : null);
    }

    /**
     * Some recipients of a list.
     *
     * @param contacts holds them, and others before and behind them
     * @param offset where the first of them is in there
     * @param count how many they are
     */
    public record Page(Recipients contacts, int offset, int count) {}

    /** The {@code limit} recipients of {@code list} that follow the first {@code from}; fewer at its end. */
    public Future<Page> members(Org org, RecipientList list, int from, int limit) {
        int end = (int) Math.min(list.total(), (long) from + limit);
        RecipientListReading reading = new RecipientListReading(database, org, list, from, end);
        return reading.run().map(done -> {
            int offset = Math.max(0, from - reading.first());
            int count = Math.max(0, Math.min(end - from, reading.members().size() - offset));
            return new Page(reading.members().recipients(), offset, count);
        });
    }

    /** Makes a list, or gives it these recipients in the place of those that it has. */
    public Future<RecipientList> put(Org org, String name, Recipients members) {
        Writing writing = new Writing(org, members);
        return writing.begin(() -> find(writing.org, name).compose(before -> place(name, before, writing)));
    }

    private Future<RecipientList> place(String name, @Nullable RecipientList before, Writing writing) {
        if (before != null) {
            return swap(before, writing, null)
                    .compose(changed -> changed == null ? again(name, writing) : Future.succeededFuture(changed));
        }
        Recipients members = writing.members;
        Statement make = Statement.of(
                MAKE,
                writing.org.id(),
                name,
                writing.content,
                members.size(),
                fieldNames(members),
                writing.time,
                writing.time);
        return database.write(make)
                .compose(made ->
                        made == 0 ? again(name, writing) : Future.succeededFuture(writing.list(name, writing.time)));
    }

    /** Another request was faster. */
    private Future<RecipientList> again(String name, Writing writing) {
        return find(writing.org, name).compose(before -> place(name, before, writing));
    }

    /** As {@link #put}, if the list is still as it was when {@code list} was read; null if not. */
    public Future<@Nullable RecipientList> change(Org org, RecipientList list, Recipients members) {
        KeyedRequest call = KeyedRequest.current();
        Writing writing = new Writing(org, members);
        return writing.begin(() -> swap(list, writing, call));
    }

    /** Null if {@code before} is no longer what the list is. */
    private Future<@Nullable RecipientList> swap(RecipientList before, Writing writing, @Nullable KeyedRequest call) {
        Recipients members = writing.members;
        Statement change = Statement.of(
                CHANGE,
                writing.content,
                members.size(),
                fieldNames(members),
                writing.time,
                writing.org.id(),
                before.name(),
                before.content());
        return KeyedResponses.write(database, List.of(change), call)
                .compose(counts -> counts[0] == 0
                        ? Future.succeededFuture()
                        : forget(writing.org, before.content())
                                .map(done -> writing.list(before.name(), before.createdAt())));
    }

    /** Forgets a list; false if there was none of this name. */
    public Future<Boolean> delete(Org org, String name) {
        return find(org, name)
                .compose(list -> list == null
                        ? Future.succeededFuture(false)
                        : database.write(Statement.of(DELETE, org.id(), name, list.content()))
                                .compose(deleted -> deleted == 0
                                        ? delete(org, name)
                                        : forget(org, list.content()).map(done -> true)));
    }

    /** Gives back what ended processes left: to be done before any list is changed. */
    public Future<Void> forgetLeftovers() {
        return database.write(Statement.of(FORGET_LEFTOVERS)).mapEmpty();
    }

    /** Whatever happens to it, the change that it follows has been made. */
    private Future<Void> forget(Org org, String content) {
        return forget(org, content, 0).otherwiseEmpty();
    }

    private Future<Void> forget(Org org, String content, int from) {
        return database.write(Statement.of(FORGET, org.id(), content, from, from + BATCH))
                .compose(deleted -> deleted == 0 ? Future.succeededFuture() : forget(org, content, from + BATCH));
    }

    /** Recipients on their way into the store, where no reader sees them before a list has them for its content. */
    private final class Writing {

        final Org org;
        final String content = TimedUuid.next(clock.instant(), random);
        final long time = clock.millis();
        final Recipients members;
        private final Iterator<PackedRecipients.Chunk> chunks;
        private int written;

        Writing(Org org, Recipients members) {
            this.org = org;
            this.members = members;
            this.chunks = new PackedRecipients.Packing(members);
        }

        /**
         * Writes all, and then does {@code place}. If it gives them to no list they are forgotten; if that is not
         * known, for it failed, they stay until {@link #forgetLeftovers}.
         */
        <T> Future<@Nullable T> begin(Supplier<Future<@Nullable T>> place) {
            return write().compose(done -> place.get())
                    .compose(placed ->
                            placed == null ? forget(org, content).map(gone -> null) : Future.succeededFuture(placed));
        }

        private Future<Void> write() {
            List<Statement> batch = new ArrayList<>();
            while (chunks.hasNext() && batch.size() < BATCH) {
                PackedRecipients.Chunk chunk = chunks.next();
                batch.add(Statement.of(
                        ADD_CHUNK, org.id(), content, written++, chunk.first(), chunk.count(), chunk.bytes()));
            }
            return database.write(batch).compose(done -> chunks.hasNext() ? write() : Future.succeededFuture());
        }

        RecipientList list(String name, long createdAt) {
            return new RecipientList(name, content, members.size(), members.fieldNames(), createdAt, time);
        }
    }

    private static String fieldNames(Recipients members) {
        return new JsonArray(members.fieldNames()).encode();
    }
}
