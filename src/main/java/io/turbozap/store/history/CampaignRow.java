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

    /** What {@link #read} reads, of a campaign that the query calls {@code c}. */
    static final String COLUMNS = """
            c.number, c.id, c.source, c.session, c.created_at, c.lane, c.messages, c.total_contacts,
            c.duplicates_removed, c.recipient, c.audience, c.memory_bytes, c.status, c.paused_by, c.released,
            c.queue_place, c.scheduled_at, c.started_at, c.completed_at, c.updated_at, c.completed_requests,
            c.failed_requests, c.uncertain_requests, c.skipped_requests, c.name""";

    /** How many columns that are. */
    static final int WIDTH = 25;

    static CampaignRow read(Row row) {
        return new CampaignRow(
                row.number(0),
                head(row),
                Objects.requireNonNull(CampaignStatus.parse(row.text(12))),
                pauseReason(row.textOrNull(13)),
                row.flag(14),
                row.numberOrNull(15),
                row.numberOrNull(16),
                row.numberOrNull(17),
                row.numberOrNull(18),
                row.number(19),
                row.numberOrNull(20) == null
                        ? null
                        : new SendCounts(0, 0, row.integer(20), row.integer(21), row.integer(22), row.integer(23)));
    }

    private static CampaignHead head(Row row) {
        return new CampaignHead(
                new CampaignId(row.text(1)),
                Objects.requireNonNull(CampaignSource.parse(row.text(2))),
                new SessionName(row.text(3)),
                Instant.ofEpochMilli(row.number(4)),
                Lane.valueOf(row.text(5).toUpperCase(Locale.ROOT)),
                MessageJson.read(row.text(6)),
                row.integer(7),
                row.integer(8),
                row.textOrNull(9),
                AudienceJson.read(row.textOrNull(10)),
                row.textOrNull(24),
                row.number(11));
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
