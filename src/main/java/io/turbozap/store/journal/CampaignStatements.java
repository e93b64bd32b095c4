package io.turbozap.store.journal;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.PackedRecipients;
import io.turbozap.campaign.Recipients;
import io.turbozap.session.PauseReason;
import io.turbozap.store.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that record events of campaigns. A campaign is found by its id each time, so that nothing has to be
 * known of it, and to do the same again changes nothing more. What is deleted stays so: its rows are being purged.
 */
final class CampaignStatements {

    private static final String CREATE = """
            INSERT INTO campaign (number, id, id_at, session, status, source, lane, message_count, total_contacts,
            total_requests, duplicates_removed, memory_bytes, recipient, created_at, scheduled_at, updated_at, audience,
            name, messages)
            VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM campaign), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
            ?, ?)
            ON CONFLICT (id) DO NOTHING""";

    private static final String REPLACE = """
            UPDATE campaign SET session = ?, status = ?, source = ?, lane = ?, message_count = ?, total_contacts = ?,
            total_requests = ?, duplicates_removed = ?, memory_bytes = ?, recipient = ?, created_at = ?, scheduled_at = ?,
            updated_at = ?, audience = ?, name = ?, messages = ? WHERE id = ? AND status <> 'deleted'""";

    private static final String TAKE = """
            UPDATE campaign SET audience = NULL, total_contacts = ?, total_requests = message_count * ?,
            duplicates_removed = 0, memory_bytes = memory_bytes + ?, recipient = ?, updated_at = ?
            WHERE id = ? AND audience IS NOT NULL""";

    private static final String ADD_CONTACTS = """
            INSERT INTO campaign_contacts (campaign_number, chunk, packed) SELECT number, ?, ? FROM campaign WHERE id = ?
            ON CONFLICT (campaign_number, chunk) DO NOTHING""";

    private static final String DROP_CONTACTS =
            "DELETE FROM campaign_contacts WHERE campaign_number = (SELECT number FROM campaign WHERE id = ?)";

    private static final String START = """
            UPDATE campaign SET status = 'running', paused_by = NULL, retired = 0, completed_at = NULL,
            started_at = COALESCE(started_at, ?), updated_at = ?, queue_place = COALESCE(queue_place,
            (SELECT COALESCE(MAX(queued.queue_place), 0) + 1 FROM campaign AS queued
            WHERE queued.session = ? AND queued.queue_place IS NOT NULL)) WHERE id = ? AND status <> 'deleted'""";

    private static final String PAUSE =
            "UPDATE campaign SET status = 'paused', paused_by = ?, updated_at = ? WHERE id = ? AND status <> 'deleted'";

    private static final String RESUME =
            "UPDATE campaign SET status = 'running', paused_by = NULL, updated_at = ? WHERE id = ? AND status <> 'deleted'";

    private static final String LEAVE = """
            UPDATE campaign SET status = ?, paused_by = NULL, released = 0, queue_place = NULL, updated_at = ?
            WHERE id = ? AND status <> 'deleted'""";

    private static final String UNSCHEDULE =
            "UPDATE campaign SET status = 'pending', scheduled_at = NULL, updated_at = ? WHERE id = ? AND status <> 'deleted'";

    private static final String COMPLETE = """
            UPDATE campaign SET completed_at = ?, failed_requests = %s, uncertain_requests = %s, skipped_requests = %s
            WHERE id = ?""".formatted(counted("failed"), counted("uncertain"), counted("skipped"));

    /** Nothing is left to do, so what did not go otherwise was sent. */
    private static final String COUNT_SENT = """
            UPDATE campaign SET completed_requests = total_requests - failed_requests - uncertain_requests
            - skipped_requests WHERE id = ?""";

    private static final String RETRY = """
            UPDATE delivery SET status = 'pending', settling = 0, message_id = NULL, updated_at = ?
            WHERE status = 'failed' AND status <> 'completed'
            AND id >= (SELECT number * %d FROM campaign WHERE campaign.id = ?)
            AND id < (SELECT (number + 1) * %d FROM campaign WHERE campaign.id = ?)""".formatted(DeliveryKey.SPAN, DeliveryKey.SPAN);

    private CampaignStatements() {}

    private static String counted(String status) {
        return "(SELECT COUNT(*) FROM delivery WHERE delivery.status = '" + status
                + "' AND delivery.status <> 'completed' AND delivery.id >= campaign.number * " + DeliveryKey.SPAN
                + " AND delivery.id < (campaign.number + 1) * " + DeliveryKey.SPAN + ")";
    }

    static List<Statement> created(Campaign campaign, @Nullable Long scheduledAt) {
        CampaignHead head = campaign.head();
        long createdAt = campaign.createdAt().toEpochMilli();
        List<Statement> statements = new ArrayList<>();
        statements.add(SessionStatements.present(campaign.session()));
        statements.add(Statement.of(
                CREATE,
                campaign.id().value(),
                campaign.id().millis(),
                campaign.session().value(),
                statusOf(scheduledAt),
                campaign.source().wireName(),
                SendStatements.name(campaign.lane()),
                campaign.messages().size(),
                head.totalRecipients(),
                head.totalRequests(),
                campaign.duplicatesRemoved(),
                head.bytes(),
                head.recipient(),
                createdAt,
                scheduledAt,
                createdAt,
                AudienceJson.write(campaign.audience()),
                campaign.name(),
                MessageJson.write(campaign.messages())));
        addRecipients(campaign.id(), campaign.recipients(), statements);
        return statements;
    }

    static List<Statement> replaced(Campaign campaign, @Nullable Long scheduledAt, long at) {
        CampaignHead head = campaign.head();
        List<Statement> statements = new ArrayList<>();
        statements.add(SessionStatements.present(campaign.session()));
        statements.add(Statement.of(
                REPLACE,
                campaign.session().value(),
                statusOf(scheduledAt),
                campaign.source().wireName(),
                SendStatements.name(campaign.lane()),
                campaign.messages().size(),
                head.totalRecipients(),
                head.totalRequests(),
                campaign.duplicatesRemoved(),
                head.bytes(),
                head.recipient(),
                campaign.createdAt().toEpochMilli(),
                scheduledAt,
                at,
                AudienceJson.write(campaign.audience()),
                campaign.name(),
                MessageJson.write(campaign.messages()),
                campaign.id().value()));
        statements.add(Statement.of(DROP_CONTACTS, campaign.id().value()));
        addRecipients(campaign.id(), campaign.recipients(), statements);
        return statements;
    }

    static List<Statement> audienceTaken(CampaignId campaign, Recipients recipients, long now) {
        String recipient = recipients.size() == 1 ? recipients.chatId(0) : null;
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(DROP_CONTACTS, campaign.value()));
        addRecipients(campaign, recipients, statements);
        statements.add(Statement.of(
                TAKE, recipients.size(), recipients.size(), recipients.bytes(), recipient, now, campaign.value()));
        return statements;
    }

    private static void addRecipients(CampaignId campaign, Recipients recipients, List<Statement> statements) {
        int number = 0;
        for (byte[] chunk : PackedRecipients.pack(recipients)) {
            statements.add(Statement.of(ADD_CONTACTS, number++, chunk, campaign.value()));
        }
    }

    private static String statusOf(@Nullable Long scheduledAt) {
        return (scheduledAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED).wireName();
    }

    static Statement unscheduled(CampaignId campaign, long now) {
        return Statement.of(UNSCHEDULE, now, campaign.value());
    }

    static Statement started(String session, CampaignId campaign, long at) {
        return Statement.of(START, at, at, session, campaign.value());
    }

    static Statement paused(CampaignId campaign, PauseReason reason, long now) {
        return Statement.of(PAUSE, reason.wireName(), now, campaign.value());
    }

    static Statement resumed(CampaignId campaign, long now) {
        return Statement.of(RESUME, now, campaign.value());
    }

    /**
     * The campaign is out of the queue, if it was in it, with {@code status}: a campaign status, or {@code deleted}.
     */
    static Statement left(CampaignId campaign, String status, long at) {
        return Statement.of(LEAVE, status, at, campaign.value());
    }

    static List<Statement> completed(CampaignId campaign, long at) {
        return List.of(
                left(campaign, CampaignStatus.COMPLETED.wireName(), at),
                Statement.of(COMPLETE, at, campaign.value()),
                Statement.of(COUNT_SENT, campaign.value()));
    }

    static Statement retried(CampaignId campaign, long now) {
        return Statement.of(RETRY, now, campaign.value(), campaign.value());
    }

    static Statement released(CampaignId campaign) {
        return Statement.of("UPDATE campaign SET released = 1 WHERE id = ?", campaign.value());
    }

    static Statement retired(CampaignId campaign) {
        return Statement.of("UPDATE campaign SET retired = 1 WHERE id = ?", campaign.value());
    }
}
