package io.turbozap.store.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.port.KnownChats;
import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/**
 * The chats that are no strangers to a session: those that it wrote to, by its deliveries for as long as they are kept,
 * and those that wrote to it, kept here for good. To find them reads all deliveries, which is done only when WhatsApp
 * begins to limit a session: an index on them would have to be paid at every send. Safe to use from any thread.
 */
public final class Correspondents implements KnownChats {

    private static final String WROTE = """
            INSERT INTO correspondent (org_id, session, chat_id, since) VALUES (1, ?, ?, ?)
            ON CONFLICT (org_id, session, chat_id) DO NOTHING""";

    /** A message that WhatsApp refused afterwards, ack -1, opened no chat. */
    private static final String KNOWN = """
            SELECT chat_id FROM correspondent WHERE org_id = 1 AND session = ?
            UNION ALL SELECT chat_id FROM delivery WHERE session = ? AND status = 'completed' AND ack >= 0""";

    private final Database database;

    /** Those in {@code database}. */
    public Correspondents(Database database) {
        this.database = database;
    }

    /**
     * Records that a message came to a session. Fails if it could not be kept; to keep it again does no harm.
     *
     * @param chats the ids by which WhatsApp knows who it was
     * @param at epoch milliseconds
     */
    public Future<Void> wrote(SessionName session, Collection<String> chats, long at) {
        List<Statement> change = chats.stream()
                .map(chat -> Statement.of(WROTE, session.value(), chat, at))
                .toList();
        return database.write(change).mapEmpty();
    }

    @Override
    public Future<PersonSet> of(SessionName session) {
        PersonSet known = new PersonSet();
        return database.scan(
                        KNOWN,
                        row -> row.text(0),
                        chats -> {
                            chats.forEach(known::add);
                            return Future.succeededFuture();
                        },
                        session.value(),
                        session.value())
                .map(done -> known);
    }
}
