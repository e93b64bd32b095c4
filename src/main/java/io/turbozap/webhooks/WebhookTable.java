package io.turbozap.webhooks;

import io.turbozap.campaign.Org;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.turbozap.store.journal.KeyedResponses;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The webhooks in the store. Safe to use from any thread. */
final class WebhookTable {

    private enum Column implements SelectItem {
        ID,
        URL,
        EVENTS,
        SECRET,
        DISABLED_REASON,
        FAILURES,
        FAILING_SINCE,
        CREATED_AT,
        UPDATED_AT,
        ORG_ID
    }

    private static final String COLUMNS = SelectItem.list(Column.class);
    private static final String ALL = "SELECT " + COLUMNS + " FROM webhook ORDER BY id LIMIT ?";
    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM webhook WHERE org_id = ? AND id > ? ORDER BY id LIMIT ?";
    private static final String ONE = "SELECT " + COLUMNS + " FROM webhook WHERE org_id = ? AND id = ?";
    private static final String INSERT =
            "INSERT INTO webhook (org_id, id, url, events, secret, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = """
            UPDATE webhook SET url = ?, events = ?, disabled_reason = ?, failures = 0, failing_since = NULL, updated_at = ?
            WHERE org_id = ? AND id = ?""";
    private static final String DISABLE = """
            UPDATE webhook SET disabled_reason = ?, updated_at = ?
            WHERE org_id = ? AND id = ? AND disabled_reason IS NULL""";
    private static final String DELETE = "DELETE FROM webhook WHERE org_id = ? AND id = ?";
    private static final String SUCCEEDED = """
            UPDATE webhook SET failures = 0, failing_since = NULL WHERE org_id = ? AND id = ? AND failures > 0""";
    private static final String FAILED = """
            UPDATE webhook SET failures = failures + 1, failing_since = COALESCE(failing_since, ?)
            WHERE org_id = ? AND id = ?""";

    private final Database database;

    WebhookTable(Database database) {
        this.database = database;
    }

    /** Those of all organisations. */
    Future<List<Webhook>> all(int limit) {
        return database.read(ALL, WebhookTable::read, limit);
    }

    /** Some, in the order of their ids, which is that of their creation. */
    Future<List<Webhook>> page(Org org, @Nullable String after, int limit) {
        return database.read(PAGE, WebhookTable::read, org.id(), after == null ? "" : after, limit);
    }

    /** One, or null if there is none of this id. */
    Future<@Nullable Webhook> find(Org org, String id) {
        return database.read(ONE, WebhookTable::read, org.id(), id).map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static Webhook read(Row row) {
        return new Webhook(
                new Org(row.number(Column.ORG_ID)),
                row.text(Column.ID),
                row.text(Column.URL),
                events(row.text(Column.EVENTS)),
                row.text(Column.SECRET),
                row.textOrNull(Column.DISABLED_REASON),
                row.number(Column.FAILURES),
                row.numberOrNull(Column.FAILING_SINCE),
                row.number(Column.CREATED_AT),
                row.number(Column.UPDATED_AT));
    }

    /** Types that only an older or newer program knows are left out. */
    private static Set<EventType> events(String names) {
        return Arrays.stream(names.split(","))
                .map(EventType::parse)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static String names(Set<EventType> events) {
        return events.isEmpty()
                ? ""
                : EnumSet.copyOf(events).stream().map(EventType::wireName).collect(Collectors.joining(","));
    }

    /** @param call the request that wants it, or null */
    Future<Void> add(Webhook webhook, @Nullable KeyedRequest call) {
        Statement insert = Statement.of(
                INSERT,
                webhook.org().id(),
                webhook.id(),
                webhook.url(),
                names(webhook.events()),
                webhook.secret(),
                webhook.createdAt(),
                webhook.updatedAt());
        return KeyedResponses.write(database, List.of(insert), call).mapEmpty();
    }

    /** Gives one another address and other events, and a clean record; false if there is none of this id. */
    Future<Boolean> put(
            Org org, String id, String url, Set<EventType> events, @Nullable String disabledReason, long now) {
        return database.write(Statement.of(UPDATE, url, names(events), disabledReason, now, org.id(), id))
                .map(rows -> rows > 0);
    }

    /** False if it was disabled already. */
    Future<Boolean> disable(Org org, String id, String reason, long now) {
        return database.write(Statement.of(DISABLE, reason, now, org.id(), id)).map(rows -> rows > 0);
    }

    Future<Boolean> delete(Org org, String id) {
        return database.write(Statement.of(DELETE, org.id(), id)).map(rows -> rows > 0);
    }

    /** The statement that records a try. */
    static Statement tried(Org org, String id, boolean taken, long now) {
        return taken ? Statement.of(SUCCEEDED, org.id(), id) : Statement.of(FAILED, now, org.id(), id);
    }
}
