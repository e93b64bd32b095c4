package io.turbozap.store.journal;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.store.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes by which logged sends reach the tables: one for each request and one for each session, however many
 * events there are. To do it again changes nothing.
 */
final class SendLogFlush {

    /**
     * Acks speak of the message id, so they fall with it. What was started twice in one millisecond is the same start.
     * A start whose number, the last argument, is not in the log could not be recorded, so it did not happen.
     */
    private static final String START = """
            INSERT INTO delivery (id, campaign_number, request, source, status, attempts, session, chat_id, message_id,
            intended_at, sent_at, updated_at)
            SELECT number * %d + ?, number, ?, lane, ?, 1, ?, ?, ?, ?, ?, ? FROM campaign WHERE id = ?%s
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

    private static final String START_IF_LOGGED =
            START.formatted(DeliveryKey.SPAN, " AND EXISTS (SELECT 1 FROM send_log WHERE send_log.seq = ?)");
    private static final String START_ALWAYS = START.formatted(DeliveryKey.SPAN, "");

    /** The start was flushed before. */
    private static final String ACCEPT = """
            UPDATE delivery SET status = 'completed', settling = 0, message_id = COALESCE(?, message_id), reason = NULL,
            sent_at = ?, updated_at = ?""" + DeliveryKey.IS_REQUEST;

    private static final String CLOCK = "UPDATE session SET last_start_at = ?, day = ?, day_count = ? WHERE name = ?";

    private static final String FORGET = "DELETE FROM send_log WHERE seq > ? AND seq <= ?";

    private record Request(CampaignId campaign, int index) {}

    /** The events of one send. */
    private static final class Send {
        private @Nullable LoggedSend start;
        private @Nullable SendCompleted accepted;
    }

    private final boolean logged;
    private final long after;
    private final long handed;
    private final Map<Request, Send> sends = new LinkedHashMap<>();
    private final Map<SessionName, SendIntended> latest = new LinkedHashMap<>();
    private final ArrayDeque<Request> accepted = new ArrayDeque<>();
    private long last = Long.MIN_VALUE;

    private SendLogFlush(boolean logged, long after, long handed) {
        this.logged = logged;
        this.after = after;
        this.handed = handed;
    }

    /**
     * Of events in the log after the number {@code after}, from which they are taken; up to the number {@code handed}
     * they may not be there any more.
     */
    static SendLogFlush ofLogged(long after, long handed) {
        return new SendLogFlush(/* logged= */ true, after, handed);
    }

    /** Of events in memory alone. */
    static SendLogFlush ofUnlogged() {
        return new SendLogFlush(/* logged= */ false, /* after= */ -1, /* handed= */ -1);
    }

    /** Adds the next event, in order. */
    void add(LoggedSend send) {
        OfRequest event = send.event();
        Request request = new Request(event.campaign(), event.index());
        Send known = sends.computeIfAbsent(request, first -> new Send());
        if (event instanceof SendIntended intended) {
            known.start = send;
            latest.put(send.session(), intended);
        } else {
            known.accepted = (SendCompleted) event;
            accepted.add(request);
        }
        last = Math.max(last, send.seq());
    }

    /** Forgets the oldest of those sends that began and went well, until there are {@code most}. */
    void forgetBeyond(int most) {
        while (accepted.size() > most) {
            sends.computeIfPresent(accepted.remove(), (request, send) -> send.start == null ? send : null);
        }
    }

    boolean isEmpty() {
        return sends.isEmpty();
    }

    /** What all of it comes to. */
    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>(sends.size() + latest.size() + 1);
        sends.values().forEach(send -> add(send, statements));
        latest.forEach((session, start) -> statements.add(Statement.of(
                CLOCK, start.at(), start.today().day(), start.today().count(), session.value())));
        if (logged && after < last) {
            statements.add(Statement.of(FORGET, after, last));
        }
        return statements;
    }

    /** A start that may have been carried over before cannot bring its acceptance along. */
    private void add(Send send, List<Statement> statements) {
        boolean apart = send.start != null && send.start.seq() <= handed;
        if (send.start != null) {
            statements.add(start(send.start, apart ? null : send.accepted));
        }
        if (send.accepted != null && (apart || send.start == null)) {
            statements.add(accept(send.accepted));
        }
    }

    private Statement start(LoggedSend start, @Nullable SendCompleted accepted) {
        SendIntended event = (SendIntended) start.event();
        String acceptedId = accepted == null ? null : accepted.messageId();
        Long acceptedAt = accepted == null ? null : Long.valueOf(accepted.at());
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(
                (long) event.index(),
                event.index(),
                accepted == null ? "executing" : "completed",
                start.session().value(),
                event.chatId(),
                acceptedId == null ? event.messageId() : acceptedId,
                event.at(),
                acceptedAt,
                acceptedAt == null ? Long.valueOf(event.at()) : acceptedAt,
                event.campaign().value()));
        if (logged) {
            arguments.add(start.seq());
        }
        return new Statement(logged ? START_IF_LOGGED : START_ALWAYS, arguments);
    }

    private static Statement accept(SendCompleted event) {
        return Statement.of(
                ACCEPT,
                event.messageId(),
                event.at(),
                event.at(),
                (long) event.index(),
                event.campaign().value());
    }
}
