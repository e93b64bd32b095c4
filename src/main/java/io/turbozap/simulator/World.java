package io.turbozap.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Everything the simulated server is made of. It belongs to one event loop. */
final class World {

    final SimulatorOptions options;
    final WahaVersion version;
    final Timers timers;
    final Ids ids;
    final Shapes shapes;
    final Refusals refusals;
    final NumberPlan numbers;
    final Ledger ledger;
    final Faults faults;
    final Webhooks webhooks;
    final MediaHost mediaHost;
    final Acknowledgements acknowledgements;
    final Events events;
    final SessionTable sessions;
    final SessionCommands commands;
    final NewChatLimits limits;
    final Lids lids;
    final Incoming incoming;
    final long startedMillis = System.currentTimeMillis();

    /** Where the server can be reached, known when it listens. */
    String address = "";

    World(Vertx vertx, SimulatorOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        this.options = options;
        this.version = new WahaVersion(options.version());
        this.timers = new Timers(vertx, options.timeScale());
        this.ids = new Ids(random.split());
        this.shapes = new Shapes(options.engine(), () -> address);
        this.refusals = new Refusals(Publisher.version(options));
        this.numbers = new NumberPlan(options.unregisteredSuffix(), options.ninthDigit());
        this.ledger = new Ledger(options.maxEntries(), options.maxTracked(), System.nanoTime());
        this.faults = new Faults(random.split());
        this.webhooks = new Webhooks(vertx, options, timers, ids, random.split());
        this.mediaHost = new MediaHost(vertx);
        Publisher publisher = new Publisher(options, ids, webhooks);
        this.acknowledgements = new Acknowledgements(options, timers, shapes, webhooks, publisher);
        this.events = new Events(shapes, publisher, acknowledgements, random.split());
        this.sessions = new SessionTable(options, timers, ids);
        this.commands = new SessionCommands(sessions, timers);
        this.limits = new NewChatLimits(ledger, startedMillis);
        this.lids = new Lids(numbers, options.hiddenIds());
        this.incoming = new Incoming(this);
        sessions.onStatus(session -> {
            events.status(session);
            incoming.deliverHeld(session);
        });
        options.sessions().forEach(name -> sessions.force(sessions.create(name), SessionStatus.WORKING));
    }

    /** Takes a message to be sent; the future completes when it may be answered. */
    Future<StoredMessage> accept(SimulatedSession session, Sending sending) {
        long now = System.currentTimeMillis();
        Sending taken = honoursId(sending.kind()) ? sending : sending.withId(null);
        String given = taken.id();
        Ledger.Accepted accepted = ledger.accept(
                session.name(), taken, given == null ? ids.message() : given, now, acks(session, taken.chat()));
        session.activityMillis = now;
        if (accepted.repeat()) {
            events.sentAgain(session, accepted.message());
            return Future.succeededFuture(accepted.message());
        }
        return events.sent(session, accepted.message()).map(accepted.message());
    }

    /** WAHA takes a given id for some kinds only, and not with every engine and version; else it ignores the field. */
    private boolean honoursId(MessageKind kind) {
        boolean known = options.messageIds() && options.engine() != Engine.WEBJS;
        return known && (!kind.isMedia() || (options.mediaIds() && options.engine() == Engine.NOWEB));
    }

    /** Puts a session into a status, creating it if need be. */
    SimulatedSession put(String name, SessionStatus status) {
        SimulatedSession known = sessions.get(name);
        SimulatedSession session = known == null ? sessions.create(name) : known;
        sessions.force(session, status);
        return session;
    }

    /**
     * The session of a request that is about the session itself.
     *
     * @throws Refused with 404 if there is none
     */
    SimulatedSession session(String name) {
        SimulatedSession session = sessions.find(name);
        if (session == null) {
            throw new Refused(404, Refusals.notFound("Session not found"));
        }
        return session;
    }

    /**
     * The session of a request that needs a running one, in whatever status.
     *
     * @throws Refused with 404 if it does not run
     */
    SimulatedSession runningSession(String name) {
        SimulatedSession session = sessions.find(name);
        if (session == null || session.status() == SessionStatus.STOPPED) {
            throw new Refused(
                    404,
                    Refusals.notFound("We didn't find a session with name '" + name
                            + "'.\nPlease start it first by using POST /api/sessions/" + name + "/start request"));
        }
        return session;
    }

    /** The kept sent messages, oldest first; a null session or chat stands for all. */
    List<LedgerEntry> entries(@Nullable String session, @Nullable String chat, int offset, int limit) {
        String wanted = chat == null ? null : NumberPlan.chatSentTo(chat);
        return ledger
                .sent(
                        message -> (session == null || session.equals(message.session()))
                                && (wanted == null || wanted.equals(message.chat())),
                        offset,
                        limit)
                .stream()
                .map(message -> message.entry(ackOf(message)))
                .toList();
    }

    int ackOf(StoredMessage message) {
        return message.ackAt(System.currentTimeMillis(), options.timeScale());
    }

    /** What WhatsApp allows the account of a session is another from now on; WAHA 2026.8.1 tells WORKING again then. */
    void limit(SimulatedSession session, @Nullable JsonObject timelock, @Nullable JsonObject capping) {
        session.timelock = timelock;
        session.capping = capping;
        if (session.status() == SessionStatus.WORKING) {
            events.status(session);
        }
    }

    private AckPlan acks(SimulatedSession session, String chat) {
        if (limits.refuses(session, chat)) {
            return AckPlan.restricted();
        }
        if (!numbers.reaches(chat)) {
            return AckPlan.serverOnly();
        }
        return session.acks == null ? options.acks() : session.acks;
    }
}
