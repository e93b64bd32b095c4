package io.turbozap.store.history;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PauseReason;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.journal.AudienceJson;
import io.turbozap.store.journal.DeliveryKey;
import io.turbozap.store.journal.MessageJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its row has it, without contacts and requests.
 *
 * @param number short for its id
 * @param queuePlace its place in the order of its session's queue, or null if it is not in it
 * @param finalCounts as it was at completion, or null if it is not completed
 */
record CampaignRow(
        long number,
        CampaignHead head,
        CampaignStatus status,
        @Nullable PauseReason pausedBy,
        boolean released,
        @Nullable Long queuePlace,
        @Nullable Long scheduledAt,
        @Nullable Long startedAt,
        @Nullable Long completedAt,
        long updatedAt,
        @Nullable SendCounts finalCounts) {

    private enum Column implements SelectItem {
        NUMBER,
        ID,
        SOURCE,
        SESSION,
        CREATED_AT,
        LANE,
        MESSAGES,
        TOTAL_CONTACTS,
        DUPLICATES_REMOVED,
        RECIPIENT,
        AUDIENCE,
        MEMORY_BYTES,
        STATUS,
        PAUSED_BY,
        RELEASED,
        QUEUE_PLACE,
        SCHEDULED_AT,
        STARTED_AT,
        COMPLETED_AT,
        UPDATED_AT,
        COMPLETED_REQUESTS,
        FAILED_REQUESTS,
        UNCERTAIN_REQUESTS,
        SKIPPED_REQUESTS,
        NAME;

        @Override
        public String sql() {
            return "c." + SelectItem.super.sql();
        }
    }

    /** Select list for {@link #read}, of a campaign that the query calls {@code c}. */
    static final String COLUMNS = SelectItem.list(Column.class);

    /** Number of these columns. */
    static final int WIDTH = Column.values().length;

    static CampaignRow read(Row row) {
        return new CampaignRow(
                row.number(Column.NUMBER),
                head(row),
                Objects.requireNonNull(CampaignStatus.parse(row.text(Column.STATUS))),
                pauseReason(row.textOrNull(Column.PAUSED_BY)),
                row.flag(Column.RELEASED),
                row.numberOrNull(Column.QUEUE_PLACE),
                row.numberOrNull(Column.SCHEDULED_AT),
                row.numberOrNull(Column.STARTED_AT),
                row.numberOrNull(Column.COMPLETED_AT),
                row.number(Column.UPDATED_AT),
                row.numberOrNull(Column.COMPLETED_REQUESTS) == null
                        ? null
                        : new SendCounts(
                                0,
                                0,
                                row.integer(Column.COMPLETED_REQUESTS),
                                row.integer(Column.FAILED_REQUESTS),
                                row.integer(Column.UNCERTAIN_REQUESTS),
                                row.integer(Column.SKIPPED_REQUESTS)));
    }

    private static CampaignHead head(Row row) {
        return new CampaignHead(
                new CampaignId(row.text(Column.ID)),
                Objects.requireNonNull(CampaignSource.parse(row.text(Column.SOURCE))),
                new SessionName(row.text(Column.SESSION)),
                Instant.ofEpochMilli(row.number(Column.CREATED_AT)),
                Lane.valueOf(row.text(Column.LANE).toUpperCase(Locale.ROOT)),
                MessageJson.read(row.text(Column.MESSAGES)),
                row.integer(Column.TOTAL_CONTACTS),
                row.integer(Column.DUPLICATES_REMOVED),
                row.textOrNull(Column.RECIPIENT),
                AudienceJson.read(row.textOrNull(Column.AUDIENCE)),
                row.textOrNull(Column.NAME),
                row.number(Column.MEMORY_BYTES));
    }

    private static @Nullable PauseReason pauseReason(@Nullable String name) {
        return name == null ? null : PauseReason.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The number of its first request among all deliveries. */
    long firstDelivery() {
        return DeliveryKey.first(number);
    }

    /** The end of those numbers. */
    long endOfDeliveries() {
        return DeliveryKey.first(number + 1);
    }

    boolean isCompleted() {
        return status == CampaignStatus.COMPLETED;
    }

    /** Whether requests of it may have been started. */
    boolean wasStarted() {
        return startedAt != null;
    }

    StoredCampaign stored(Recipients recipients, SendStates sendStates, List<StoredRequest> details) {
        Campaign campaign = new Campaign(
                head.id(),
                head.source(),
                head.session(),
                head.createdAt(),
                head.lane(),
                head.messages(),
                recipients,
                head.duplicatesRemoved(),
                head.audience(),
                head.name());
        return new StoredCampaign(
                campaign,
                status,
                pausedBy,
                released,
                scheduledAt,
                startedAt,
                completedAt,
                updatedAt,
                sendStates,
                details);
    }

    /** The counts of a campaign whose requests were all sent. */
    static SendCounts sent(int requests) {
        return new SendCounts(0, 0, requests, 0, 0, 0);
    }

    /** @param sendCounts of the requests that are not pending any more; all others are */
    CampaignView view(SendCounts sendCounts) {
        int open = head.totalRequests() - sendCounts.total() + sendCounts.of(SendState.PENDING);
        return new CampaignView(
                head,
                status,
                new SendCounts(
                        open,
                        sendCounts.executing(),
                        sendCounts.completed(),
                        sendCounts.failed(),
                        sendCounts.uncertain(),
                        sendCounts.skipped()),
                pausedBy == null ? null : pausedBy.wireName(),
                scheduledAt,
                startedAt,
                completedAt,
                updatedAt);
    }
}
