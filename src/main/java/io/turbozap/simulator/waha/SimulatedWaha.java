package io.turbozap.simulator.waha;

import io.turbozap.simulator.fault.Faults;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.ledger.Ledger;
import io.turbozap.simulator.message.IdForms;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.message.LidTable;
import io.turbozap.simulator.message.MediaHost;
import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.message.Shapes;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.ScaledTimers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.WahaVersion;
import io.turbozap.simulator.session.NewChatLimits;
import io.turbozap.simulator.session.SessionControl;
import io.turbozap.simulator.session.SessionTable;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.webhook.Acknowledgements;
import io.turbozap.simulator.webhook.EventBodies;
import io.turbozap.simulator.webhook.Publisher;
import io.turbozap.simulator.webhook.WebhookPoster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The parts of the simulated server. It belongs to one event loop. */
public final class SimulatedWaha {

    public final SimulatorOptions options;
    public final WahaVersion version;
    public final ScaledTimers scaledTimers;
    public final IdForms idForms;
    public final Shapes shapes;
    public final Refusals refusals;
    public final KnownNumbers numbers;
    public final Ledger ledger;
    public final Faults faults;
    public final WebhookPoster webhookPoster;
    public final MediaHost mediaHost;
    public final Acknowledgements acknowledgements;
    public final EventBodies eventBodies;
    public final SessionTable sessions;
    public final SessionControl commands;
    public final NewChatLimits limits;
    public final LidTable lidTable;
    public final IncomingMessages incomingMessages;
    public final long startedMillis = System.currentTimeMillis();

    /** Where the server can be reached, known when it listens. */
    public String address = "";

    public SimulatedWaha(Vertx vertx, SimulatorOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        this.options = options;
        this.version = new WahaVersion(options.version());
        this.scaledTimers = new ScaledTimers(vertx, options.timeScale());
        this.idForms = new IdForms(random.split());
        this.shapes = new Shapes(options.engine(), () -> address);
        this.refusals = new Refusals(Publisher.version(options));
        this.numbers = new KnownNumbers(options.unregisteredSuffix(), options.ninthDigit());
        this.ledger = new Ledger(options.maxEntries(), options.maxTracked(), System.nanoTime());
        this.faults = new Faults(random.split());
        this.webhookPoster = new WebhookPoster(vertx, options, scaledTimers, idForms, random.split());
        this.mediaHost = new MediaHost(vertx);
        Publisher publisher = new Publisher(options, idForms, webhookPoster);
        this.acknowledgements = new Acknowledgements(options, scaledTimers, shapes, webhookPoster, publisher);
        this.eventBodies = new EventBodies(shapes, publisher, acknowledgements, random.split());
        this.sessions = new SessionTable(options, scaledTimers, idForms);
        this.commands = new SessionControl(sessions, scaledTimers);
        this.limits = new NewChatLimits(ledger, startedMillis);
        this.lidTable = new LidTable(numbers, options.hiddenIds());
        this.incomingMessages = new IncomingMessages(this);
        sessions.onStatus(session -> {
            eventBodies.status(session);
            incomingMessages.deliverHeld(session);
        });
        options.sessions().forEach(name -> sessions.force(sessions.create(name), SessionStatus.WORKING));
    }

    /** Takes a message to be sent; the future completes when it may be answered. */
    public Future<StoredMessage> accept(SimulatedSession session, MessageContent messageContent) {
        long now = System.currentTimeMillis();
        MessageContent taken = honoursId(messageContent.kind()) ? messageContent : messageContent.withId(null);
        String given = taken.id();
        Ledger.Accepted accepted = ledger.accept(
                session.name(), taken, given == null ? idForms.message() : given, now, acks(session, taken.chat()));
        session.activityMillis = now;
        if (accepted.repeat()) {
            eventBodies.sentAgain(session, accepted.message());
            return Future.succeededFuture(accepted.message());
        }
        return eventBodies.sent(session, accepted.message()).map(accepted.message());
    }

    /** WAHA takes a given id for some kinds only, and not with every engine and version; else it ignores the field. */
    private boolean honoursId(MessageKind kind) {
        boolean known = options.messageIds() && options.engine() != Engine.WEBJS;
        return known && (!kind.isMedia() || (options.mediaIds() && options.engine() == Engine.NOWEB));
    }

    /** Puts a session into a status, creating it if need be. */
    public SimulatedSession put(String name, SessionStatus status) {
        SimulatedSession known = sessions.get(name);
        SimulatedSession session = known == null ? sessions.create(name) : known;
        sessions.force(session, status);
        return session;
    }

    /**
     * The session of a request that is about the session itself.
     *
     * @throws RequestRefused with 404 if there is none
     */
    public SimulatedSession session(String name) {
        SimulatedSession session = sessions.find(name);
        if (session == null) {
            throw new RequestRefused(404, Refusals.notFound("Session not found"));
        }
        return session;
    }

    /**
     * The session of a request that needs a running one, in whatever status.
     *
     * @throws RequestRefused with 404 if it does not run
     */
    public SimulatedSession runningSession(String name) {
        SimulatedSession session = sessions.find(name);
        if (session == null || session.status() == SessionStatus.STOPPED) {
            throw new RequestRefused(
                    404,
                    Refusals.notFound("We didn't find a session with name '" + name
                            + "'.\nPlease start it first by using POST /api/sessions/" + name + "/start request"));
        }
        return session;
    }

    /** The kept sent messages, oldest first; a null session or chat stands for all. */
    public List<LedgerEntry> entries(@Nullable String session, @Nullable String chat, int offset, int limit) {
        String wanted = chat == null ? null : KnownNumbers.chatSentTo(chat);
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

    public int ackOf(StoredMessage message) {
        return message.ackAt(System.currentTimeMillis(), options.timeScale());
    }

    /** Changes what WhatsApp allows the account of a session from now on; WAHA 2026.8.1 reports WORKING again then. */
    public void limit(SimulatedSession session, @Nullable JsonObject timelock, @Nullable JsonObject capping) {
        session.timelock = timelock;
        session.capping = capping;
        if (session.status() == SessionStatus.WORKING) {
            eventBodies.status(session);
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
