package io.turbozap.session.actor;

import io.turbozap.actor.ActorLoop;
import io.turbozap.actor.CommandException;
import io.turbozap.actor.LocalMessage;
import io.turbozap.actor.Mailbox;
import io.turbozap.actor.TaskQueue;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.command.RestReport;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.command.Verdict;
import io.turbozap.session.core.ClockReading;
import io.turbozap.session.core.CommandHandler;
import io.turbozap.session.core.QueuedCampaign;
import io.turbozap.session.core.SessionCore;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actor of one session, apart from the verticle that houses it. It takes inputs one at a time (commands, outcomes,
 * ticks), records the events that {@link SessionCore} makes of them, and does what the core decides. It decides nothing
 * itself. All calls and callbacks come from one thread.
 */
public final class SessionActor {

    /** A listener to events that change the course of a campaign or the session. */
    public interface Listener {
        void handle(SessionChanged news);
    }

    private static final Logger log = LoggerFactory.getLogger(SessionActor.class);

    private final SessionName session;
    private final SessionCore core;
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
        this.core = new SessionCore(
                around.policies().apply(session), around.consent().open(session), around.random());
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
     * Carries out a command and answers after everything that follows from it at once. Fails with a
     * {@link CommandException} if it is refused or cannot be recorded, and with {@link ActorAsleepException}, without
     * having done anything, once it has taken {@link SessionCommand.Rest}.
     */
    public Future<LocalMessage> ask(SessionCommand<?> asked) {
        KeyedRequest call = asked instanceof SessionCommand.Keyed<?> keyed ? keyed.call() : null;
        SessionCommand<?> command = asked instanceof SessionCommand.Keyed<?> keyed ? keyed.command() : asked;
        Promise<LocalMessage> reply = Promise.promise();
        take(command, () -> handle(command, call, reply), () -> reply.tryFail("internal"));
        return reply.future();
    }

    /** Takes a signal, which counts for nothing once it rests, or while nothing can be recorded. */
    public void signal(SessionSignal signal) {
        take(signal, () -> handle(signal), () -> {});
    }

    private void take(LocalMessage input, Runnable handler, Runnable ifBroken) {
        mailbox.addCommand(() -> {
            try {
                handler.run();
            } catch (RuntimeException e) {
                log.error(
                        "session {} failed on {}",
                        RedactedText.text(session),
                        input.getClass().getSimpleName(),
                        RedactedText.trace(e));
                ifBroken.run();
            }
        });
        if (recorder.stuck() == null) {
            loop.run();
        } else {
            answerWhileStuck();
        }
    }

    /** Goes on where an earlier process ended, before anything else is asked. */
    public void recover(StoredSession stored) {
        core.restore(stored, clock.now());
        publisher.restored(stored);
        loop.run();
    }

    /** Starts nothing more; {@code whenQuiet} is called once nothing is in flight. */
    public void drain(Runnable whenQuiet) {
        drained = whenQuiet;
        loop.take(core::drain);
    }

    // Inputs

    private void handle(SessionSignal signal) {
        if (!resting && recorder.stuck() == null) {
            recorder.record(core.events(signal), () -> core.signalled(signal, clock.now()), failure -> {});
        }
    }

    private void handle(SessionCommand<?> command, @Nullable KeyedRequest call, Promise<LocalMessage> reply) {
        if (resting && command != SessionCommand.Rest.INSTANCE) {
            reply.tryFail(new ActorAsleepException());
        } else if (recorder.stuck() != null && !(command instanceof SessionCommand.Question<?>)) {
            refuse(reply, new CommandException(CommandException.Code.NOT_RECORDED, recorder.stuck()));
        } else {
            answer(command, call, reply);
        }
    }

    private void answer(SessionCommand<?> command, @Nullable KeyedRequest call, Promise<LocalMessage> reply) {
        if (command instanceof SessionCommand.Question<?> question) {
            answer(question, reply);
            return;
        }
        if (command == SessionCommand.Rest.INSTANCE) {
            rest(reply, clock.now());
            return;
        }
        if (command instanceof SessionCommand.Adopt adopt) {
            publisher.adopted(core.adopt(adopt.stored(), clock.now()));
            answer(reply, publisher.done(command, clock.now()));
            return;
        }
        Verdict verdict = core.decide(command, clock.now());
        if (verdict.refusal() != null) {
            refuse(reply, verdict.refusal());
            return;
        }
        recorder.record(
                verdict.events(),
                call,
                () -> {
                    core.commanded(command);
                    replies.add(() -> reply.complete(publisher.done(command, clock.now())));
                },
                failure -> refuse(reply, CommandException.notRecorded(failure)));
    }

    private void answer(SessionCommand.Question<?> question, Promise<LocalMessage> reply) {
        LocalMessage answer = core.answer(question, session, clock.now());
        if (answer == null) {
            refuse(reply, CommandHandler.notFound());
        } else {
            answer(reply, answer);
        }
    }

    private void rest(Promise<LocalMessage> reply, ClockReading now) {
        if (!core.isForgettable(now) || !mailbox.isEmpty()) {
            refuse(reply, new CommandException(CommandException.Code.CONFLICT, "it has something to do"));
            return;
        }
        resting = true;
        publisher.rested();
        answer(reply, new RestReport(recorded));
    }

    /** Answers once the board shows what the answer may speak of. */
    private void answer(Promise<LocalMessage> reply, LocalMessage answer) {
        replies.add(() -> reply.complete(answer));
    }

    private void refuse(Promise<LocalMessage> reply, CommandException refusal) {
        replies.add(() -> reply.fail(refusal));
    }

    private void reply() {
        for (Runnable reply = replies.poll(); reply != null; reply = replies.poll()) {
            reply.run();
        }
    }

    /** Commands are answered although nothing can be decided, for how long that lasts is unknown. */
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
            if (drained != null && !core.isSending()) {
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
        public void happened(List<SessionEvent> events) {
            recorded = true;
            publisher.applied(events);
            for (SessionEvent event : events) {
                if (!(event instanceof SessionEvent.OfRequest)) {
                    replies.add(() -> listener.handle(new SessionChanged(session, event)));
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
