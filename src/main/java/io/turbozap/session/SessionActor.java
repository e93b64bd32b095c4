package io.turbozap.session;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actor of one session, apart from the verticle that houses it. It takes inputs one at a time (commands, outcomes,
 * ticks), records the facts that {@link SessionCore} makes of them, and does what the core decides. It decides nothing
 * itself. All calls and callbacks come from one thread.
 */
final class SessionActor {

    /** A way to be called later. */
    interface Timers {
        /** Calls {@code wake} after {@code delay} milliseconds, at least 1; the answer cancels it. */
        Runnable after(long delay, Runnable wake);
    }

    /** Where facts go that change the course of a campaign or the session. */
    interface Listener {
        void heard(Announcement news);
    }

    private static final Logger log = LoggerFactory.getLogger(SessionActor.class);
    private static final long STORE_RETRY_MILLIS = 1_000;
    private static final long NEVER = Long.MAX_VALUE;
    /** A session that waits for longer keeps no connection meanwhile. */
    private static final long PARK_MILLIS = 4_000;

    private final SessionName session;
    private final SessionCore core;
    private final SessionCommands commands;
    private final SessionPublisher publisher;
    private final ParkedGateway gateway;
    private final NumberMemory numbers;
    private final Audiences audiences;
    private final KnownChats knownChats;
    private final Journal journal;
    private final SessionClock clock;
    private final Timers timers;
    private final Listener listener;
    /** What came of deeds, and commands, which come after them. */
    private final Backlog inputs = new Backlog();

    private final Backlog asked = new Backlog();
    private final Backlog replies = new Backlog();
    private @Nullable Runnable drained;
    private boolean turning;
    private boolean recording;
    /** Whether the store failed, and was not seen to work since: said once. */
    private boolean inTrouble;
    /** Why an outcome could not be recorded so far, while nothing else can be decided. */
    private @Nullable String stuck;

    private @Nullable NumberChecks checks;
    private @Nullable Runnable cancelWake;
    private long wakeDue = NEVER;

    SessionActor(SessionName session, Surroundings around, Timers timers, Listener listener) {
        this.session = session;
        this.core = new SessionCore(around.policies().apply(session), around.consent(), around.random());
        this.commands = new SessionCommands(core.queue(), core.acks());
        this.publisher = new SessionPublisher(session, core, around.board());
        this.gateway = new ParkedGateway(session, around.gateways());
        this.numbers = around.numbers();
        this.audiences = around.audiences();
        this.knownChats = around.knownChats();
        this.journal = around.journal();
        this.clock = around.clock();
        this.timers = timers;
        this.listener = listener;
    }

    /** Carries out a command and answers after everything that follows from it at once. */
    Future<SessionReply> ask(SessionCommand command) {
        Promise<SessionReply> reply = Promise.promise();
        Runnable input = () -> {
            try {
                if (stuck != null && !isQuestion(command)) {
                    answer(reply, new SessionReply.NotRecorded(stuck));
                } else {
                    answer(command, reply);
                }
            } catch (RuntimeException e) {
                log.error("session {} failed on {}", session, command.getClass().getSimpleName(), e);
                reply.tryFail("internal");
            }
        };
        asked.add(input);
        if (stuck == null) {
            turn();
        } else {
            answerWhileStuck();
        }
        return reply.future();
    }

    private static boolean isQuestion(SessionCommand command) {
        return command instanceof SessionCommand.Read
                || command instanceof SessionCommand.Fetch
                || command instanceof SessionCommand.Foresee;
    }

    /** Goes on where an earlier process ended, before anything else is asked. */
    void recover(StoredSession stored) {
        core.restore(stored, clock.now());
        publisher.restored(stored);
        turn();
    }

    /** Starts nothing more; {@code whenQuiet} is called once nothing is in flight. */
    void drain(Runnable whenQuiet) {
        drained = whenQuiet;
        take(core::drain);
    }

    // Inputs

    private void answer(SessionCommand command, Promise<SessionReply> reply) {
        SessionReply known = know(command);
        if (known != null) {
            answer(reply, known);
            return;
        }
        SessionCommands.Verdict verdict = commands.decide(command, clock.now());
        if (verdict.refusal() != null) {
            answer(reply, verdict.refusal());
            return;
        }
        record(
                verdict.facts(),
                () -> {
                    core.commanded(command, clock.now());
                    replies.add(() -> reply.complete(publisher.done(command, clock.now())));
                },
                failure -> answer(reply, new SessionReply.NotRecorded(String.valueOf(failure.getMessage()))));
    }

    /** The answer to what changes nothing that has to be recorded, or null. */
    private @Nullable SessionReply know(SessionCommand command) {
        if (command instanceof SessionCommand.Read read) {
            return RequestReader.read(core.queue(), read);
        }
        if (command instanceof SessionCommand.Adopt adopt) {
            core.adopt(adopt.stored(), clock.now());
            publisher.adopted(core.queue().get(adopt.stored().campaign().id()));
            return publisher.done(command, clock.now());
        }
        boolean fetched = command instanceof SessionCommand.Fetch;
        if (!fetched && !(command instanceof SessionCommand.Foresee)) {
            return null;
        }
        QueuedCampaign campaign = core.queue().find(((SessionCommand.OfCampaign) command).campaign());
        if (campaign == null) {
            return SessionReply.NotFound.INSTANCE;
        }
        return fetched
                ? new SessionReply.Found(campaign.campaign)
                : new SessionReply.Snapshot(
                        core.snapshot(session, campaign, clock.now()),
                        core.newChats().snapshot());
    }

    /** Answers once the board shows what the answer may speak of. */
    private void answer(Promise<SessionReply> reply, SessionReply answer) {
        replies.add(() -> reply.complete(answer));
    }

    /** Handles an input now, or after those before it. */
    private void take(Runnable input) {
        inputs.add(input);
        turn();
    }

    private void turn() {
        if (turning) {
            return;
        }
        turning = true;
        try {
            boolean more = true;
            while (more && !recording) {
                Runnable input = inputs.poll();
                if (input == null) {
                    input = asked.poll();
                }
                if (input != null) {
                    input.run();
                } else {
                    more = advance();
                }
            }
        } finally {
            turning = false;
        }
        if (!recording) {
            settleTurn();
        }
    }

    private void settleTurn() {
        publisher.publish(clock.now());
        reply();
        if (drained != null && !core.isSending()) {
            drained.run();
            drained = null;
        }
    }

    private void reply() {
        for (Runnable reply = replies.poll(); reply != null; reply = replies.poll()) {
            reply.run();
        }
    }

    // Facts

    /** Records facts, then applies them and goes on; what could not be recorded has not happened. */
    private void record(List<SessionEvent> facts, Runnable then, Consumer<Throwable> otherwise) {
        if (facts.isEmpty()) {
            then.run();
            return;
        }
        Future<Void> safe = journal.record(session, facts);
        if (safe.succeeded()) {
            recorded(facts, then);
            return;
        }
        recording = true;
        safe.onComplete(done -> {
            recording = false;
            if (done.succeeded()) {
                recorded(facts, then);
            } else {
                otherwise.accept(done.cause());
            }
            turn();
        });
    }

    private void recorded(List<SessionEvent> facts, Runnable then) {
        stuck = null;
        inTrouble = false;
        core.storeTrouble(null);
        core.apply(facts, clock.now());
        publisher.applied(facts);
        announce(facts);
        then.run();
    }

    /** News goes out once the board shows what it is about. */
    private void announce(List<SessionEvent> facts) {
        for (SessionEvent fact : facts) {
            if (!(fact instanceof SessionEvent.OfRequest)) {
                replies.add(() -> listener.heard(new Announcement(session, fact)));
            }
        }
    }

    /** Records what cannot be taken back, however long the store takes to come back. */
    private void recordSurely(List<SessionEvent> facts, Runnable then) {
        record(facts, then, failure -> recordLater(facts, then, failure));
    }

    private void recordLater(List<SessionEvent> facts, Runnable then, Throwable failure) {
        storeTrouble(failure);
        stuck = String.valueOf(failure.getMessage());
        recording = true;
        publisher.publish(clock.now());
        answerWhileStuck();
        timers.after(STORE_RETRY_MILLIS, () -> {
            recording = false;
            recordSurely(facts, then);
            turn();
        });
    }

    /** Commands are answered although nothing can be decided, for nobody knows how long that lasts. */
    private void answerWhileStuck() {
        for (Runnable command = asked.poll(); command != null; command = asked.poll()) {
            command.run();
        }
        reply();
    }

    private void storeTrouble(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!inTrouble) {
            log.warn("session {} cannot use the store, so it sends nothing: {}", session, reason);
        }
        inTrouble = true;
        core.storeTrouble(reason);
    }

    private void storeFailed(Throwable failure) {
        storeTrouble(failure);
        timers.after(STORE_RETRY_MILLIS, () -> take(() -> core.storeTrouble(null)));
    }

    // Deeds

    /** Does what is to be done now; false if there is nothing. */
    private boolean advance() {
        Moment now = clock.now();
        List<SessionEvent> consequences = core.consequences(now);
        if (!consequences.isEmpty()) {
            record(consequences, () -> {}, this::storeFailed);
            return true;
        }
        Decision decision = core.decide(now);
        if (decision instanceof Decision.Send send) {
            record(core.intend(send, now), () -> send(send), this::storeFailed);
        } else if (decision instanceof Decision.Skip skip) {
            record(skip.facts(), () -> {}, this::storeFailed);
        } else if (decision instanceof Decision.ReserveId reserve) {
            reserve(reserve);
        } else if (decision instanceof Decision.CheckNumber check) {
            check(check.request());
        } else if (decision instanceof Decision.TakeAudience audience) {
            takeAudience(audience.campaign());
        } else if (decision == Decision.LearnKnown.INSTANCE) {
            learnKnown();
        } else if (decision == Decision.Look.INSTANCE) {
            look();
        } else if (decision instanceof Decision.Settle settle) {
            settle(settle.attempt());
        } else {
            long due = decision instanceof Decision.WaitUntil wait ? wait.until() : NEVER;
            if (due - now.steady() >= PARK_MILLIS) {
                gateway.park();
            }
            wake(due, now.steady());
            return false;
        }
        return true;
    }

    private void send(Decision.Send send) {
        core.sending(send, clock.nowRoundedUp());
        Runnable onStart =
                () -> core.started(send.campaign(), clock.nowRoundedUp().steady());
        gateway.call(out -> out.send(send.request(), send.messageId(), onStart)).onComplete(done -> {
            SendOutcome outcome = done.succeeded()
                    ? done.result()
                    : new SendOutcome.Unclear("internal: " + done.cause().getMessage());
            take(() -> conclude(outcome));
        });
    }

    private void conclude(SendOutcome outcome) {
        Moment now = clock.now();
        List<SessionEvent> facts = core.conclude(outcome, now);
        Runnable then = () -> core.concluded(outcome, now);
        Decision.Send next = inputs.isEmpty() && asked.isEmpty() ? core.follower(outcome, now) : null;
        if (next == null) {
            recordSurely(facts, then);
        } else {
            concludeAndSend(facts, then, next, now);
        }
    }

    /** Records what came of one request and the intent of the next together, which takes the store half as long. */
    private void concludeAndSend(List<SessionEvent> facts, Runnable then, Decision.Send next, Moment now) {
        List<SessionEvent> both = new ArrayList<>(facts);
        both.addAll(core.intend(next, now));
        record(
                both,
                () -> {
                    then.run();
                    send(next);
                },
                failure -> recordLater(facts, then, failure));
    }

    private void reserve(Decision.ReserveId reserve) {
        core.reserving(reserve);
        gateway.call(out -> out.reserveMessageId(reserve.request()))
                .onComplete(done -> take(() -> core.reserved(reserve, done.succeeded() ? done.result() : null)));
    }

    private void check(SendRequest request) {
        core.checking();
        if (checks == null) {
            checks = new NumberChecks(numbers, gateway, clock, timers);
        }
        checks.check(request.chatId()).onComplete(done -> take(() -> core.checked(request, done.result())));
    }

    private void takeAudience(QueuedCampaign campaign) {
        campaign.takingAudience = true;
        Future.succeededFuture(campaign.campaign)
                .compose(audiences::take)
                .onComplete(done -> take(() -> {
                    campaign.takingAudience = false;
                    if (done.failed()) {
                        storeFailed(done.cause());
                    } else if (campaign.lacksAudience(core.queue().isHeld())) {
                        record(
                                List.of(new SessionEvent.AudienceTaken(campaign.campaign.id(), done.result())),
                                () -> {},
                                this::storeFailed);
                    }
                }));
    }

    private void learnKnown() {
        core.newChats().learning();
        Future.succeededFuture(session)
                .compose(knownChats::of)
                .onComplete(done -> take(() -> {
                    core.newChats().learned(done.result());
                    if (done.failed()) {
                        storeFailed(done.cause());
                    }
                }));
    }

    private void look() {
        core.asking();
        gateway.call(Gateway::look).onComplete(done -> {
            SessionState state = done.succeeded()
                    ? done.result()
                    : new SessionState.NotWorking(
                            Rule.WAHA_UNREACHABLE, String.valueOf(done.cause().getMessage()));
            take(() -> core.looked(state, clock.now().steady()));
        });
    }

    private void settle(Attempt attempt) {
        core.asking();
        long askedAt = clock.now().steady();
        gateway.call(out -> out.trace(attempt)).onComplete(done -> {
            Trace trace = done.succeeded()
                    ? done.result()
                    : new Trace.NoAnswer(
                            Rule.WAHA_UNREACHABLE, String.valueOf(done.cause().getMessage()));
            take(() -> settle(trace, askedAt));
        });
    }

    private void settle(Trace trace, long askedAt) {
        List<SessionEvent> facts = core.settle(trace, askedAt, clock.now());
        if (!facts.isEmpty()) {
            recordSurely(facts, () -> {});
        }
    }

    /** Closes the gateway; nothing is sent or asked afterwards. */
    Future<Void> closeGateway() {
        return gateway.close();
    }

    private void wake(long due, long now) {
        if (wakeDue == due) {
            return;
        }
        if (cancelWake != null) {
            cancelWake.run();
            cancelWake = null;
        }
        wakeDue = due;
        if (due != NEVER) {
            cancelWake = timers.after(Math.max(1, due - now), this::woken);
        }
    }

    private void woken() {
        cancelWake = null;
        wakeDue = NEVER;
        turn();
    }
}
