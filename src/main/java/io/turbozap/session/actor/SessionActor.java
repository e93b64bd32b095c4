package io.turbozap.session.actor;

import io.turbozap.actor.ActorLoop;
import io.turbozap.actor.Mailbox;
import io.turbozap.actor.TaskQueue;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionReply;
import io.turbozap.session.core.ClockReading;
import io.turbozap.session.core.CommandHandler;
import io.turbozap.session.core.QueuedCampaign;
import io.turbozap.session.core.SessionCommand;
import io.turbozap.session.core.SessionCore;
import io.turbozap.session.core.SessionSnapshot;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actor of one session, apart from the verticle that houses it. It takes inputs one at a time (commands, outcomes,
 * ticks), records the facts that {@link SessionCore} makes of them, and does what the core decides. It decides nothing
 * itself. All calls and callbacks come from one thread.
 */
public final class SessionActor {

    /** Where facts go that change the course of a campaign or the session. */
    public interface Listener {
        void handle(SessionChanged news);
    }

    private static final Logger log = LoggerFactory.getLogger(SessionActor.class);

    private final SessionName session;
    private final SessionCore core;
    private final CommandHandler commands;
    private final SessionPublisher publisher;
    private final SessionClock clock;
    private final Listener listener;
    private final Recorder recorder;
    private final DecisionExecutor decisionExecutor;
    private final Mailbox mailbox = new Mailbox();
    private final ActorLoop loop;
    private final TaskQueue replies = new TaskQueue();
    private final Dormancy dormancy;
    private @Nullable Runnable drained;
    private boolean resting;
    private boolean recorded;

    /** @param dormant is run when it has had nothing to do for {@code restAfter} milliseconds */
    public SessionActor(
            SessionName session,
            SessionEnvironment around,
            Timers timers,
            Listener listener,
            long restAfter,
            Runnable dormant) {
        this.session = session;
        this.core = new SessionCore(around.policies().apply(session), around.consent(), around.random());
        this.commands = new CommandHandler(core.queue(), core.acks());
        this.publisher = new SessionPublisher(session, core, around.sessionRegistry(), around.clock());
        this.clock = around.clock();
        this.listener = listener;
        Callbacks actorCallbacks = new Callbacks();
        this.loop = new ActorLoop(mailbox, actorCallbacks);
        this.recorder = new Recorder(session, core, around, timers, actorCallbacks);
        this.decisionExecutor = new DecisionExecutor(session, core, around, timers, actorCallbacks, recorder);
        this.dormancy = new Dormancy(core, clock, timers, restAfter, dormant);
    }

    /**
     * Carries out a command and answers after everything that follows from it at once. Fails with {@link ActorAsleepException}, without
     * having done anything, once it has taken {@link SessionCommand.Rest}.
     */
    public Future<SessionReply> ask(SessionCommand asked) {
        KeyedRequest call = asked instanceof SessionCommand.Keyed keyed ? keyed.call() : null;
        SessionCommand command = asked instanceof SessionCommand.Keyed keyed ? keyed.command() : asked;
        Promise<SessionReply> reply = Promise.promise();
        Runnable input = () -> {
            try {
                if (resting && command != SessionCommand.Rest.INSTANCE) {
                    reply.tryFail(new ActorAsleepException());
                } else if (recorder.stuck() != null && !isQuestion(command)) {
                    answer(reply, new SessionReply.NotRecorded(recorder.stuck()));
                } else {
                    answer(command, call, reply);
                }
            } catch (RuntimeException e) {
                log.error(
                        "session {} failed on {}",
                        RedactedText.text(session),
                        command.getClass().getSimpleName(),
                        RedactedText.trace(e));
                reply.tryFail("internal");
            }
        };
        mailbox.addCommand(input);
        if (recorder.stuck() == null) {
            loop.run();
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
    public void recover(StoredSession stored) {
        core.sessionRecovery().restore(stored, clock.now());
        publisher.restored(stored);
        loop.run();
    }

    /** Starts nothing more; {@code whenQuiet} is called once nothing is in flight. */
    public void drain(Runnable whenQuiet) {
        drained = whenQuiet;
        loop.take(core.activity()::drain);
    }

    // Inputs

    private void answer(SessionCommand command, @Nullable KeyedRequest call, Promise<SessionReply> reply) {
        SessionReply known = know(command);
        if (known != null) {
            answer(reply, known);
            return;
        }
        CommandHandler.Verdict verdict = commands.decide(command, clock.now());
        if (verdict.refusal() != null) {
            answer(reply, verdict.refusal());
            return;
        }
        recorder.record(
                verdict.events(),
                call,
                () -> {
                    core.commanded(command, clock.now());
                    replies.add(() -> reply.complete(publisher.done(command, clock.now())));
                },
                failure -> answer(reply, new SessionReply.NotRecorded(String.valueOf(failure.getMessage()))));
    }

    /** The answer to what changes nothing that has to be recorded, or null. */
    private @Nullable SessionReply know(SessionCommand command) {
        if (command == SessionCommand.Rest.INSTANCE) {
            return rest(clock.now());
        }
        if (command instanceof SessionCommand.Read read) {
            return RequestReader.read(core.queue(), read);
        }
        if (command instanceof SessionCommand.Adopt adopt) {
            core.sessionRecovery().adopt(adopt.stored(), clock.now());
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
                : new SessionSnapshot(
                        core.sessionRecovery().snapshot(session, campaign, clock.now()),
                        core.newChatLimiter().snapshot());
    }

    private SessionReply rest(ClockReading now) {
        if (!core.isForgettable(now) || !mailbox.isEmpty()) {
            return new SessionReply.Conflict("it has something to do");
        }
        resting = true;
        publisher.rested();
        return new SessionReply.Resting(recorded);
    }

    /** Answers once the board shows what the answer may speak of. */
    private void answer(Promise<SessionReply> reply, SessionReply answer) {
        replies.add(() -> reply.complete(answer));
    }

    private void reply() {
        for (Runnable reply = replies.poll(); reply != null; reply = replies.poll()) {
            reply.run();
        }
    }

    /** Commands are answered although nothing can be decided, for nobody knows how long that lasts. */
    private void answerWhileStuck() {
        for (Runnable command = mailbox.pollCommand(); command != null; command = mailbox.pollCommand()) {
            command.run();
        }
        reply();
    }

    /** Closes the gateway; nothing is sent or asked afterwards. */
    Future<Void> closeGateway() {
        return decisionExecutor.closeGateway();
    }

    /** Callbacks of the loop, and of the classes that work for this actor. */
    private final class Callbacks implements ActorCallbacks, ActorLoop.Behavior {

        @Override
        public boolean isSuspended() {
            return recorder.isRecording();
        }

        @Override
        public boolean advance() {
            return decisionExecutor.advance();
        }

        @Override
        public void settled() {
            publisher.publish(clock.now());
            reply();
            if (drained != null && !core.activity().isSending()) {
                drained.run();
                drained = null;
            }
            dormancy.turned();
        }

        @Override
        public void take(Runnable result) {
            loop.take(result);
        }

        @Override
        public void goOn() {
            loop.run();
        }

        @Override
        public boolean isIdle() {
            return mailbox.isEmpty();
        }

        /** News goes out once the board shows what it is about. */
        @Override
        public void happened(List<SessionEvent> facts) {
            recorded = true;
            publisher.applied(facts);
            for (SessionEvent fact : facts) {
                if (!(fact instanceof SessionEvent.OfRequest)) {
                    replies.add(() -> listener.handle(new SessionChanged(session, fact)));
                }
            }
        }

        @Override
        public void lookedAt(QueuedCampaign campaign) {
            publisher.lookedAt(campaign);
        }

        @Override
        public void stuck() {
            publisher.publish(clock.now());
            answerWhileStuck();
        }
    }
}
