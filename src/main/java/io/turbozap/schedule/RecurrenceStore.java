package io.turbozap.schedule;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.PackedRecipients;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.store.journal.AudienceJson;
import io.turbozap.store.journal.KeyedResponses;
import io.turbozap.store.journal.MessageJson;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Recurring campaigns in the store. Futures fail if it cannot be read or written. */
final class RecurrenceStore {

    private static final String ALL = "SELECT " + RecurrenceRow.COLUMNS + " FROM recurrence WHERE org_id = 1";

    private static final String INSERT = "INSERT INTO recurrence (" + RecurrenceRow.COLUMNS
            + ", audience, messages) VALUES (?" + ", ?".repeat(22) + ")";

    private static final String STATE = "status = ?, next_at = ?, due = ?, last_run_at = ?, last_campaign = ?,"
            + " open_campaigns = ?, last_skip_at = ?, last_skip_reason = ?, updated_at = ? WHERE id = ?";

    private static final String RECORD = "UPDATE recurrence SET " + STATE;

    private static final String CHANGE = "UPDATE recurrence SET name = ?, session = ?, cron = ?, zone = ?, overlap = ?,"
            + " catch_up = ?, message_count = ?, total_contacts = ?, duplicates_removed = ?, addressees = ?, " + STATE;

    private static final String SEND = "UPDATE recurrence SET audience = ?, messages = ? WHERE id = ?";

    private static final String ADD_CONTACTS =
            "INSERT INTO recurrence_contacts (recurrence_id, chunk, packed) VALUES (?, ?, ?)";

    private static final String DROP_CONTACTS = "DELETE FROM recurrence_contacts WHERE recurrence_id = ?";

    private static final String CONTENT = "SELECT messages, duplicates_removed, audience FROM recurrence WHERE id = ?";

    private static final String CONTACTS =
            "SELECT packed FROM recurrence_contacts WHERE recurrence_id = ? ORDER BY chunk";

    private final Database database;

    RecurrenceStore(Database database) {
        this.database = database;
    }

    Future<Void> readAll(Consumer<Recurrence> each) {
        return database.scan(ALL, RecurrenceRow::read, some -> {
            some.forEach(each);
            return Future.succeededFuture();
        });
    }

    /** @param call the request that wants it, or null */
    Future<Void> insert(Recurrence recurrence, RunContent content, @Nullable KeyedRequest call) {
        List<Statement> statements = new ArrayList<>();
        @Nullable Object[] sent = {AudienceJson.write(content.audience()), MessageJson.write(content.messages())};
        statements.add(Statement.of(INSERT, RecurrenceRow.concat(RecurrenceRow.arguments(recurrence), sent)));
        addRecipients(recurrence.id(), content, statements);
        return KeyedResponses.write(database, statements, call).mapEmpty();
    }

    /** Records how far it has come. */
    Future<Void> record(Recurrence recurrence) {
        return record(recurrence, null);
    }

    /** As {@link #record(Recurrence)}, for a request, if that is one. */
    Future<Void> record(Recurrence recurrence, @Nullable KeyedRequest call) {
        Statement state = Statement.of(RECORD, stateAndKey(recurrence));
        return KeyedResponses.write(database, List.of(state), call).mapEmpty();
    }

    /** @param content null if it stays */
    Future<Void> change(Recurrence recurrence, @Nullable RunContent content) {
        String id = recurrence.id().value();
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(
                CHANGE, RecurrenceRow.concat(RecurrenceRow.planArguments(recurrence), stateAndKey(recurrence))));
        if (content != null) {
            String audience = AudienceJson.write(content.audience());
            statements.add(Statement.of(SEND, audience, MessageJson.write(content.messages()), id));
            statements.add(Statement.of(DROP_CONTACTS, id));
            addRecipients(recurrence.id(), content, statements);
        }
        return database.write(statements).mapEmpty();
    }

    private static @Nullable Object[] stateAndKey(Recurrence recurrence) {
        return RecurrenceRow.concat(
                RecurrenceRow.stateArguments(recurrence.recurrenceState()),
                new Object[] {recurrence.updatedAt(), recurrence.id().value()});
    }

    private static void addRecipients(RecurrenceId id, RunContent content, List<Statement> statements) {
        int number = 0;
        for (byte[] chunk : PackedRecipients.pack(content.recipients())) {
            statements.add(Statement.of(ADD_CONTACTS, id.value(), number++, chunk));
        }
    }

    Future<Void> remove(RecurrenceId id) {
        return database.write(List.of(
                        Statement.of(DROP_CONTACTS, id.value()),
                        Statement.of("DELETE FROM recurrence WHERE id = ?", id.value())))
                .mapEmpty();
    }

    /** What it sends. Fails if there is none of that name. */
    Future<RunContent> content(RecurrenceId id) {
        PackedRecipients.Reader contacts = new PackedRecipients.Reader();
        return database.scan(
                        CONTACTS,
                        row -> row.bytes(0),
                        chunks -> {
                            chunks.forEach(contacts::add);
                            return Future.succeededFuture();
                        },
                        id.value())
                .compose(read -> database.read(
                        CONTENT,
                        row -> {
                            Audience audience = AudienceJson.read(row.textOrNull(2));
                            return new RunContent(
                                    MessageJson.read(row.text(0)), contacts.recipients(), row.integer(1), audience);
                        },
                        id.value()))
                .map(rows -> rows.get(0));
    }
}
