package io.turbozap.store;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendIntended;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the two facts of every send that goes well, as it is appended to the log of sends. */
record LoggedSend(SessionName session, SessionEvent.OfRequest fact) {

    private static final String APPEND = """
            INSERT INTO send_log (seq, campaign, request, session, accepted, chat_id, message_id, day, day_count, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** What is done to what was appended after one number, up to another: as they stand in {@link #carriedOver}. */
    private static final String THESE = " FROM send_log WHERE seq > ? AND seq <= ? ";

    /** Acks speak of the message id, so they fall with it. What was started twice in one millisecond is the same start. */
    private static final String START = """
            INSERT INTO delivery (id, campaign_number, request, source, status, attempts, session, chat_id, message_id,
            intended_at, sent_at, updated_at)
            SELECT campaign.number * 4294967296 + sent.request, campaign.number, sent.request, campaign.lane,
            CASE WHEN sent.accepted_at IS NULL THEN 'executing' ELSE 'completed' END, 1, sent.session, sent.chat_id,
            COALESCE(sent.accepted_id, sent.message_id), sent.intended_at, sent.accepted_at,
            COALESCE(sent.accepted_at, sent.intended_at)
            FROM (SELECT campaign, request, MAX(session) AS session, MAX(chat_id) AS chat_id,
            MAX(CASE WHEN accepted = 0 THEN message_id END) AS message_id,
            MAX(CASE WHEN accepted = 1 THEN message_id END) AS accepted_id,
            MAX(CASE WHEN accepted = 0 THEN at END) AS intended_at,
            MAX(CASE WHEN accepted = 1 THEN at END) AS accepted_at
            """ + THESE + """
            GROUP BY campaign, request HAVING MIN(accepted) = 0) AS sent
            JOIN campaign ON campaign.id = sent.campaign WHERE true ORDER BY 1
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, settling = 0,
            attempts = delivery.attempts + CASE WHEN delivery.status <> 'pending'
            AND delivery.intended_at = excluded.intended_at THEN 0 ELSE 1 END,
            ack = CASE WHEN delivery.message_id = excluded.message_id THEN delivery.ack ELSE 0 END,
            ack_error = CASE WHEN delivery.message_id = excluded.message_id THEN delivery.ack_error ELSE NULL END,
            server_at = CASE WHEN delivery.message_id = excluded.message_id THEN delivery.server_at ELSE NULL END,
            delivered_at = CASE WHEN delivery.message_id = excluded.message_id THEN delivery.delivered_at ELSE NULL END,
            read_at = CASE WHEN delivery.message_id = excluded.message_id THEN delivery.read_at ELSE NULL END,
            played_at = CASE WHEN delivery.message_id = excluded.message_id THEN delivery.played_at ELSE NULL END,
            reason = CASE WHEN excluded.status = 'completed' THEN NULL ELSE delivery.reason END,
            session = excluded.session, chat_id = excluded.chat_id, message_id = excluded.message_id,
            intended_at = excluded.intended_at, sent_at = excluded.sent_at, failed_at = NULL,
            updated_at = excluded.updated_at""";

    /** Those whose start was carried over before. */
    private static final String ACCEPT = """
            UPDATE delivery SET status = 'completed', settling = 0,
            message_id = COALESCE(sent.message_id, delivery.message_id), reason = NULL, sent_at = sent.at,
            updated_at = sent.at
            FROM (SELECT campaign, request, MAX(message_id) AS message_id, MAX(at) AS at
            """ + THESE + """
            GROUP BY campaign, request HAVING MIN(accepted) = 1) AS sent
            JOIN campaign ON campaign.id = sent.campaign
            WHERE delivery.id = campaign.number * 4294967296 + sent.request""";

    /** Sessions take over the clock and the count of their last start. */
    private static final String CLOCK = """
            UPDATE session SET last_start_at = send_log.at, day = send_log.day, day_count = send_log.day_count
            FROM (SELECT MAX(seq) AS seq
            """ + THESE + """
            AND accepted = 0 GROUP BY session) AS latest
            JOIN send_log ON send_log.seq = latest.seq WHERE session.name = send_log.session""";

    private static final String FORGET = "DELETE" + THESE;

    /** Whether it is one of the two. */
    static boolean isOne(SessionEvent fact) {
        return fact instanceof SendIntended || fact instanceof SendCompleted;
    }

    /** The id by which acks speak of the message, if the fact makes it known. */
    static @Nullable String messageId(SessionEvent fact) {
        if (fact instanceof SendCompleted sent) {
            return sent.messageId();
        }
        return fact instanceof SendIntended intended ? intended.messageId() : null;
    }

    /** What appends it, with this number. */
    Statement appended(long seq) {
        String campaign = fact.campaign().value();
        if (fact instanceof SendIntended intended) {
            return Statement.of(
                    APPEND,
                    seq,
                    campaign,
                    fact.index(),
                    session.value(),
                    0,
                    intended.chatId(),
                    intended.messageId(),
                    intended.today().day(),
                    intended.today().count(),
                    intended.at());
        }
        SendCompleted sent = (SendCompleted) fact;
        return Statement.of(
                APPEND, seq, campaign, fact.index(), session.value(), 1, null, sent.messageId(), null, null, sent.at());
    }

    /**
     * What makes of the facts with numbers after {@code after} and up to {@code upTo} what they say, and takes them off the
     * log. To do it again changes nothing.
     */
    static List<Statement> carriedOver(long after, long upTo) {
        return Arrays.asList(
                Statement.of(START, after, upTo),
                Statement.of(ACCEPT, after, upTo),
                Statement.of(CLOCK, after, upTo),
                Statement.of(FORGET, after, upTo));
    }
}
