package io.turbozap.store.journal;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.DayCount;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One of the two events of every send that goes well, as it stands in the log of sends.
 *
 * @param seq its number in the log
 * @param event a SendIntended or a SendCompleted
 */
record LoggedSend(long seq, SessionName session, OfRequest event) {

    private enum Column implements SelectItem {
        SEQ,
        CAMPAIGN,
        REQUEST,
        SESSION,
        ACCEPTED,
        CHAT_ID,
        MESSAGE_ID,
        DAY,
        DAY_COUNT,
        AT
    }

    private static final String COLUMNS = SelectItem.list(Column.class);

    /** All that is there, in order. */
    static final String ALL = "SELECT " + COLUMNS + " FROM send_log ORDER BY seq";

    private static final String APPEND = "INSERT INTO send_log (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Whether an event is one of the two. */
    static boolean isOne(SessionEvent event) {
        return event instanceof SendIntended || event instanceof SendCompleted;
    }

    /** The id by which acks speak of the message, if {@code event} makes it known. */
    static @Nullable String messageId(SessionEvent event) {
        if (event instanceof SendCompleted sent) {
            return sent.messageId();
        }
        return event instanceof SendIntended intended ? intended.messageId() : null;
    }

    /** What puts it into the log. */
    Statement append() {
        String campaign = event.campaign().value();
        if (event instanceof SendIntended intended) {
            return Statement.of(
                    APPEND,
                    seq,
                    campaign,
                    event.index(),
                    session.value(),
                    0,
                    intended.chatId(),
                    intended.messageId(),
                    intended.today().day(),
                    intended.today().count(),
                    intended.at());
        }
        SendCompleted sent = (SendCompleted) event;
        return Statement.of(
                APPEND,
                seq,
                campaign,
                event.index(),
                session.value(),
                1,
                null,
                sent.messageId(),
                null,
                null,
                sent.at());
    }

    /** A row of {@link #ALL}. */
    static LoggedSend read(Row row) {
        CampaignId campaign = new CampaignId(row.text(Column.CAMPAIGN));
        int request = row.integer(Column.REQUEST);
        String messageId = row.textOrNull(Column.MESSAGE_ID);
        long at = row.number(Column.AT);
        OfRequest event = row.flag(Column.ACCEPTED)
                ? new SendCompleted(campaign, request, messageId, at)
                : new SendIntended(
                        campaign,
                        request,
                        messageId,
                        row.text(Column.CHAT_ID),
                        new DayCount(row.number(Column.DAY), row.integer(Column.DAY_COUNT)),
                        at);
        return new LoggedSend(row.number(Column.SEQ), new SessionName(row.text(Column.SESSION)), event);
    }
}
