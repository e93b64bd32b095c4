package io.turbozap.store;

import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.Journal;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.AudienceTaken;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignMoved;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendIntended;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records facts in the store: each list of facts is one change, so it is there as a whole or not at all. It remembers
 * nothing itself. Safe to use from any thread.
 */
public final class SqlJournal implements Journal {

    /** Packing so many contacts takes less than a millisecond; more are packed elsewhere than on the event loop. */
    private static final int CONTACTS_AT_ONCE = 20_000;

    private final Vertx vertx;
    private final Database database;
    private final SqlAcks acks;
    private final InstantSource clock;

    /** @param acks to be told of every message id, for an ack may have come before it */
    public SqlJournal(Vertx vertx, Database database, SqlAcks acks, InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.acks = acks;
        this.clock = clock;
    }

    @Override
    public Future<Void> record(SessionName session, List<SessionEvent> facts) {
        return isLarge(facts)
                ? vertx.executeBlocking(() -> statements(session, facts)).compose(packed -> write(packed, facts))
                : write(statements(session, facts), facts);
    }

    private List<Statement> statements(SessionName session, List<SessionEvent> facts) {
        return FactStatements.of(session, facts, clock.millis());
    }

    private Future<Void> write(List<Statement> statements, List<SessionEvent> facts) {
        Future<Void> safe = database.write(statements).mapEmpty();
        for (SessionEvent fact : facts) {
            String messageId = messageId(fact);
            if (messageId != null) {
                acks.messageKnown(messageId);
            }
        }
        return safe;
    }

    private static boolean isLarge(List<SessionEvent> facts) {
        int contacts = 0;
        for (SessionEvent fact : facts) {
            contacts += contacts(fact).size();
        }
        return contacts > CONTACTS_AT_ONCE;
    }

    private static Contacts contacts(SessionEvent fact) {
        if (fact instanceof CampaignCreated created) {
            return created.created().contacts();
        } else if (fact instanceof CampaignReplaced replaced) {
            return replaced.replacement().contacts();
        } else if (fact instanceof CampaignMoved moved) {
            return moved.replacement().contacts();
        }
        return fact instanceof AudienceTaken taken ? taken.contacts() : Contacts.NONE;
    }

    /** The id by which acks speak of a message, if this fact makes it known. */
    private static @Nullable String messageId(SessionEvent fact) {
        if (fact instanceof SendCompleted sent) {
            return sent.messageId();
        }
        return fact instanceof SendIntended intended ? intended.messageId() : null;
    }

    @Override
    public Future<Void> recordHold(boolean held) {
        return database.write(SessionStatements.hold(held)).mapEmpty();
    }
}
