package io.turbozap.store.journal;

import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.process.Blocking;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.AudienceTaken;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignMoved;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.port.Journal;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of events in the store: each list of events is one change, so it is there as a whole or not at all. It
 * remembers nothing itself. Safe to use from any thread.
 */
public final class SqlJournal implements Journal {

    /** Packing these contacts takes less than a millisecond; more are packed elsewhere than on the event loop. */
    private static final int CONTACTS_AT_ONCE = 20_000;

    private final Vertx vertx;
    private final SendLog log;
    private final SqlAcks acks;
    private final InstantSource clock;
    private final Outbox outbox;
    private final DailyCounters tally;

    /** @param acks notified of every message id, for an ack may have come before it */
    public SqlJournal(Vertx vertx, SendLog log, SqlAcks acks, InstantSource clock) {
        this(vertx, log, acks, clock, Outbox.NONE, new DailyCounters(clock, ZoneOffset.UTC));
    }

    /**
     * @param outbox the notifications to record beside the events
     * @param tally counts what was recorded
     */
    public SqlJournal(Vertx vertx, SendLog log, SqlAcks acks, InstantSource clock, Outbox outbox, DailyCounters tally) {
        this.vertx = vertx;
        this.log = log;
        this.acks = acks;
        this.clock = clock;
        this.outbox = outbox;
        this.tally = tally;
    }

    @Override
    public Future<Void> record(SessionName session, List<SessionEvent> events) {
        return record(session, events, null);
    }

    @Override
    public Future<Void> record(SessionName session, List<SessionEvent> events, @Nullable KeyedRequest call) {
        Future<Void> safe = isLarge(events)
                ? Blocking.ordered(vertx, () -> parts(session, events, call)).compose(log::record)
                : log.record(parts(session, events, call));
        if (call != null) {
            safe.onSuccess(recorded -> call.recorded());
        }
        boolean onlySends = true;
        boolean counted = false;
        for (SessionEvent event : events) {
            onlySends &= LoggedSend.isOne(event);
            counted |= DailyCounters.isCounted(event);
            String messageId = LoggedSend.messageId(event);
            if (messageId != null) {
                acks.messageKnown(messageId);
            }
        }
        if (counted) {
            safe.onSuccess(recorded -> tally.recorded(events));
        }
        if (!onlySends) {
            safe.onSuccess(recorded -> outbox.recorded(session, events));
        }
        return safe;
    }

    private List<SendLog.Part> parts(SessionName session, List<SessionEvent> events, @Nullable KeyedRequest call) {
        List<SendLog.Part> parts = new ArrayList<>(events.size() + 1);
        for (SessionEvent event : events) {
            parts.add(
                    LoggedSend.isOne(event)
                            ? new SendLog.Part(session, (SessionEvent.OfRequest) event, List.of())
                            : new SendLog.Part(session, null, statements(session, event)));
        }
        if (call != null) {
            parts.add(new SendLog.Part(session, null, List.of(KeyedResponses.statement(call))));
        }
        return parts;
    }

    private List<Statement> statements(SessionName session, SessionEvent event) {
        long now = clock.millis();
        List<Statement> own = TimelineStatements.around(event, EventStatements.of(session, event, now), now);
        List<Statement> more = outbox.of(session, event);
        if (more.isEmpty()) {
            return own;
        }
        List<Statement> all = new ArrayList<>(own);
        all.addAll(more);
        return all;
    }

    private static boolean isLarge(List<SessionEvent> events) {
        int contacts = 0;
        for (SessionEvent event : events) {
            contacts += contacts(event).size();
        }
        return contacts > CONTACTS_AT_ONCE;
    }

    private static Recipients contacts(SessionEvent event) {
        if (event instanceof CampaignCreated created) {
            return created.created().recipients();
        } else if (event instanceof CampaignReplaced replaced) {
            return replaced.replacement().recipients();
        } else if (event instanceof CampaignMoved moved) {
            return moved.replacement().recipients();
        }
        return event instanceof AudienceTaken taken ? taken.recipients() : Recipients.NONE;
    }

    @Override
    public Future<Void> recordHold(boolean held) {
        return log.database().write(SessionStatements.hold(held)).mapEmpty();
    }
}
