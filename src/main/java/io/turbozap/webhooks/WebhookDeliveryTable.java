package io.turbozap.webhooks;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionName;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.turbozap.store.journal.KeyedResponses;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Table of the webhook deliveries, pending and settled. Safe to use from any thread. */
final class WebhookDeliveryTable {

    private enum Column implements SelectItem {
        ID,
        WEBHOOK_ID,
        EVENT_ID,
        TYPE,
        BODY,
        STATUS,
        ATTEMPTS,
        NEXT_AT,
        HTTP_STATUS,
        ERROR,
        CREATED_AT,
        UPDATED_AT
    }

    private static final String COLUMNS = SelectItem.list(Column.class);
    private static final String LAST = "SELECT COALESCE(MAX(id), 0) FROM webhook_delivery";
    private static final String INSERT = """
            INSERT INTO webhook_delivery
            (org_id, id, webhook_id, event_id, type, body, status, next_at, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?) ON CONFLICT (webhook_id, event_id) DO NOTHING""";
    private static final String DUE = "SELECT " + COLUMNS + " FROM webhook_delivery"
            + " WHERE org_id = ? AND webhook_id = ? AND next_at <= ? ORDER BY next_at, id LIMIT ?";
    private static final String WAITING = "SELECT COUNT(*), MIN(next_at) FROM webhook_delivery"
            + " WHERE org_id = ? AND webhook_id = ? AND next_at IS NOT NULL";
    private static final String PAGE = "SELECT " + COLUMNS
            + " FROM webhook_delivery WHERE org_id = ? AND webhook_id = ? AND id < ? ORDER BY id DESC LIMIT ?";
    private static final String ONE =
            "SELECT " + COLUMNS + " FROM webhook_delivery WHERE org_id = ? AND webhook_id = ? AND id = ?";
    private static final String TRIED = """
            UPDATE webhook_delivery SET status = ?, attempts = attempts + 1, next_at = ?, http_status = ?, error = ?,
            updated_at = ? WHERE org_id = ? AND id = ?""";
    private static final String REPLAY = """
            UPDATE webhook_delivery SET status = 'pending', attempts = 0, next_at = ?, updated_at = ?
            WHERE org_id = ? AND webhook_id = ? AND id = ?""";
    private static final String FORGET = """
            DELETE FROM webhook_delivery WHERE id IN (SELECT old.id FROM webhook_delivery old
            WHERE old.next_at IS NULL AND old.updated_at < ? LIMIT 500)""";
    private static final String FORGET_WEBHOOK = """
            DELETE FROM webhook_delivery WHERE id IN (SELECT few.id FROM webhook_delivery few
            WHERE few.webhook_id = ? LIMIT 500)""";
    private static final String ORPHANS = """
            DELETE FROM webhook_delivery WHERE id IN (SELECT left_over.id FROM webhook_delivery left_over
            WHERE left_over.webhook_id NOT IN (SELECT w.id FROM webhook w) LIMIT 500)""";
    private static final String SENT = """
            SELECT c.id, d.request, d.session FROM delivery d JOIN campaign c ON c.number = d.campaign_number
            WHERE d.message_id = ? AND c.status <> 'deleted' LIMIT 1""";

    private final Database database;
    private final AtomicLong last = new AtomicLong();

    WebhookDeliveryTable(Database database) {
        this.database = database;
    }

    /** Deliveries that wait for one webhook: how many, and when the first of them is due. */
    record Waiting(int count, @Nullable Long nextAt) {}

    /** A request whose message is known. */
    record SentRequest(CampaignId campaign, int request, SessionName session) {}

    /** Goes on numbering where an earlier process ended. */
    Future<Void> open() {
        return database.read(LAST, row -> row.number(0)).map(numbers -> {
            last.set(numbers.get(0));
            return null;
        });
    }

    /** The statement that stores an event for one webhook, once however often it is run. */
    Statement add(Webhook webhook, WebhookEvent event, String body, long now) {
        return Statement.of(
                INSERT,
                webhook.org().id(),
                last.incrementAndGet(),
                webhook.id(),
                event.id(),
                event.type().wireName(),
                body,
                now,
                now,
                now);
    }

    /** Stores one that a request asks for, and the request with it. */
    Future<Void> add(Statement delivery) {
        return KeyedResponses.write(database, delivery).mapEmpty();
    }

    Future<int[]> write(List<Statement> change) {
        return database.write(change);
    }

    /** Some that are to be tried by now, those that have waited longest first. */
    Future<List<WebhookDelivery>> due(Org org, String webhook, long now, int limit) {
        return database.read(DUE, WebhookDeliveryTable::read, org.id(), webhook, now, limit);
    }

    Future<Waiting> waiting(Org org, String webhook) {
        return database.read(WAITING, row -> new Waiting(row.integer(0), row.numberOrNull(1)), org.id(), webhook)
                .map(rows -> rows.get(0));
    }

    /** Some, the newest first. */
    Future<List<WebhookDelivery>> page(Org org, String webhook, @Nullable Long before, int limit) {
        return database.read(
                PAGE,
                WebhookDeliveryTable::read,
                org.id(),
                webhook,
                before == null ? Long.valueOf(Long.MAX_VALUE) : before,
                limit);
    }

    /** One, or null if there is none. */
    Future<@Nullable WebhookDelivery> find(Org org, String webhook, long id) {
        return database.read(ONE, WebhookDeliveryTable::read, org.id(), webhook, id)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static WebhookDelivery read(Row row) {
        Long httpStatus = row.numberOrNull(Column.HTTP_STATUS);
        return new WebhookDelivery(
                row.number(Column.ID),
                row.text(Column.WEBHOOK_ID),
                row.text(Column.EVENT_ID),
                row.text(Column.TYPE),
                row.text(Column.BODY),
                WebhookDelivery.Status.valueOf(row.text(Column.STATUS).toUpperCase(Locale.ROOT)),
                row.integer(Column.ATTEMPTS),
                row.numberOrNull(Column.NEXT_AT),
                httpStatus == null ? null : httpStatus.intValue(),
                row.textOrNull(Column.ERROR),
                row.number(Column.CREATED_AT),
                row.number(Column.UPDATED_AT));
    }

    /** @param nextAt when it is tried again, or null never */
    static Statement tried(Org org, long id, WebhookResponse webhookResponse, @Nullable Long nextAt, long now) {
        WebhookDelivery.Status status = webhookResponse.isAccepted()
                ? WebhookDelivery.Status.DELIVERED
                : nextAt == null ? WebhookDelivery.Status.FAILED : WebhookDelivery.Status.PENDING;
        return Statement.of(
                TRIED, status.wireName(), nextAt, webhookResponse.status(), webhookResponse.error(), now, org.id(), id);
    }

    Future<Boolean> replay(Org org, String webhook, long id, long now) {
        return KeyedResponses.write(database, Statement.of(REPLAY, now, now, org.id(), webhook, id))
                .map(rows -> rows > 0);
    }

    /** Deletes some that were settled before {@code before}; true if there may be more. */
    Future<Boolean> forget(long before) {
        return some(Statement.of(FORGET, before));
    }

    /** Deletes some of the deliveries of a webhook that is gone; true if there may be more. */
    Future<Boolean> forget(String webhook) {
        return some(Statement.of(FORGET_WEBHOOK, webhook));
    }

    /** Deletes some of the deliveries of all webhooks that are gone, which scans the table; true if there may be more. */
    Future<Boolean> forgetOrphans() {
        return some(Statement.of(ORPHANS));
    }

    private Future<Boolean> some(Statement deletion) {
        return database.write(deletion).map(rows -> rows > 0);
    }

    /** The request that a message of ours was sent for, or null if it is not known any more. */
    Future<@Nullable SentRequest> sent(String messageId) {
        return database.read(
                        SENT,
                        row -> new SentRequest(
                                new CampaignId(row.text(0)), row.integer(1), new SessionName(row.text(2))),
                        messageId)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }
}
