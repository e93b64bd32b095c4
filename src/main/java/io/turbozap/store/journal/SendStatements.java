package io.turbozap.store.journal;

import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.store.Statement;
import java.util.List;
import java.util.Locale;

/**
 * The statements that record events of single requests, but for those that every send has: {@link LoggedSend}. To do
 * the same again changes nothing more: nothing is counted but what the row itself shows not to be counted yet.
 */
final class SendStatements {

    private static final String SKIP = """
            INSERT INTO delivery (id, campaign_number, request, source, status, attempts, session, chat_id, reason,
            updated_at)
            SELECT number * %d + ?, number, ?, lane, 'skipped', 0, ?, ?, ?, ? FROM campaign WHERE id = ?
            ON CONFLICT (id) DO UPDATE SET status = 'skipped', settling = 0,
            chat_id = excluded.chat_id, reason = excluded.reason, updated_at = excluded.updated_at""".formatted(DeliveryKey.SPAN);

    private static final String FAIL =
            "UPDATE delivery SET status = 'failed', settling = 0, reason = ?, failed_at = ?, updated_at = ?"
                    + DeliveryKey.IS_REQUEST;

    private static final String RETURN =
            "UPDATE delivery SET status = 'pending', settling = 0, message_id = ?, reason = ?, updated_at = ?"
                    + DeliveryKey.IS_REQUEST;

    private static final String DOUBT =
            "UPDATE delivery SET status = 'uncertain', settling = ?, message_id = ?, reason = ?, updated_at = ?"
                    + DeliveryKey.IS_REQUEST;

    /** What surely was not sent does not count, unless it was uncertain before. */
    private static final String UNCOUNT = """
            UPDATE session SET day_count = day_count - 1 WHERE name = ? AND day_count > 0
            AND EXISTS (SELECT 1 FROM delivery WHERE delivery.status = 'executing'
            AND delivery.id = (SELECT number * %d + ? FROM campaign WHERE campaign.id = ?))""".formatted(DeliveryKey.SPAN);

    private SendStatements() {}

    /** The name of a lane in the store. */
    static String name(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }

    static List<Statement> of(SessionName session, OfRequest event) {
        long index = event.index();
        String campaign = event.campaign().value();
        if (event instanceof SendFailed failed) {
            return List.of(
                    uncount(session, event),
                    Statement.of(FAIL, failed.reason(), failed.at(), failed.at(), index, campaign));
        } else if (event instanceof SendReturned returned) {
            return List.of(
                    uncount(session, event),
                    Statement.of(RETURN, returned.messageId(), returned.reason(), returned.at(), index, campaign));
        } else if (event instanceof SendUncertain uncertain) {
            return List.of(Statement.of(
                    DOUBT,
                    uncertain.settling(),
                    uncertain.messageId(),
                    uncertain.reason(),
                    uncertain.at(),
                    index,
                    campaign));
        } else if (event instanceof SendSkipped skipped) {
            return List.of(Statement.of(
                    SKIP,
                    index,
                    event.index(),
                    session.value(),
                    skipped.chatId(),
                    skipped.reason(),
                    skipped.at(),
                    campaign));
        }
        throw new IllegalStateException("unknown event " + event.getClass());
    }

    private static Statement uncount(SessionName session, OfRequest event) {
        return Statement.of(
                UNCOUNT, session.value(), (long) event.index(), event.campaign().value());
    }
}
