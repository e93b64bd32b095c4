package io.turbozap.recipients;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.PackedRecipients;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Reading of the chunks of a list that hold the recipients from one to another, a few at a time. Runs once. */
final class RecipientListReading {

    /** About 4 MB. */
    private static final int CHUNKS = 16;

    private static final String MEMBERS = "SELECT " + SelectItem.list(Column.class)
            + " FROM recipient_list_contacts WHERE org_id = ? AND content = ? AND chunk > ?"
            + " AND (contact_count = 0 OR first_contact + contact_count > ?) AND first_contact < ?"
            + " ORDER BY chunk LIMIT " + CHUNKS;

    private enum Column implements SelectItem {
        PACKED,
        CHUNK,
        FIRST_CONTACT,
        CONTACT_COUNT
    }

    private record Chunk(Buffer packed, int number, int first, int count) {
        static Chunk read(Row row) {
            return new Chunk(
                    Buffer.buffer(row.bytes(Column.PACKED)),
                    row.integer(Column.CHUNK),
                    row.integer(Column.FIRST_CONTACT),
                    row.integer(Column.CONTACT_COUNT));
        }
    }

    private final PackedRecipients.Reader members = new PackedRecipients.Reader();
    private final Database database;
    private final Org org;
    private final RecipientList list;
    private final int from;
    private final int end;
    private int first = Integer.MAX_VALUE;
    private int last = -1;

    /**
     * A reading that has not begun.
     *
     * @param from how many recipients come before the first that is wanted
     * @param end how many come before the first that is no longer wanted
     */
    RecipientListReading(Database database, Org org, RecipientList list, int from, int end) {
        this.database = database;
        this.org = org;
        this.list = list;
        this.from = from;
        this.end = end;
    }

    Future<Void> run() {
        return database.read(MEMBERS, Chunk::read, org.id(), list.content(), last, from, end)
                .compose(chunks -> {
                    chunks.forEach(this::take);
                    return chunks.size() == CHUNKS ? run() : Future.succeededFuture();
                });
    }

    private void take(Chunk chunk) {
        members.add(chunk.packed.getBytes());
        last = chunk.number;
        first = chunk.count == 0 ? first : Math.min(first, chunk.first);
    }

    /** What was read, which may be more than was wanted. */
    PackedRecipients.Reader members() {
        return members;
    }

    /** How many recipients of the list come before those that were read. */
    int first() {
        return first;
    }
}
