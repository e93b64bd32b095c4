package io.turbozap.session.actor;

import io.turbozap.actor.Alarm;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.core.ClockReading;
import io.turbozap.session.core.Decision;
import io.turbozap.session.core.InFlight;
import io.turbozap.session.core.Inquiries;
import io.turbozap.session.core.QueuedCampaign;
import io.turbozap.session.core.SessionCore;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The executor of what {@link SessionCore} decides, which brings what comes of it back into the loop of the actor. */
final class DecisionExecutor {

    /** A session that waits for longer keeps no connection meanwhile. */
    private static final long PARK_MILLIS = 4_000;

    private final SessionName session;
    private final SessionCore core;
    private final Inquiries inquiries;
    private final SessionEnvironment around;
    private final SessionClock clock;
    private final Timers timers;
    private final ActorCallbacks actorCallbacks;
    private final Recorder recorder;
    private final ParkedGateway gateway;
    private final Alarm alarm;
    private @Nullable NumberChecks checks;

    DecisionExecutor(
            SessionName session,
            SessionCore core,
            SessionEnvironment around,
            Timers timers,
            ActorCallbacks actorCallbacks,
            Recorder recorder) {
        this.session = session;
        this.core = core;
        this.inquiries = core.inquiries();
        this.around = around;
        this.clock = around.clock();
        this.timers = timers;
        this.actorCallbacks = actorCallbacks;
        this.recorder = recorder;
        this.gateway = new ParkedGateway(session, around.gateways());
        this.alarm = new Alarm(timers, actorCallbacks::goOn);
    }

    /** Does what is to be done now; false if there is nothing, and then the actor is woken when there is. */
    boolean advance() {
        ClockReading now = clock.now();
        List<SessionEvent> consequences = core.consequences(now);
        if (!consequences.isEmpty()) {
            recorder.recordOrLeave(consequences, () -> {});
            return true;
        }
        Decision decision = core.decide(now);
        if (decision instanceof Decision.Send send) {
            sendUnlessSeen(send, now);
        } else if (decision instanceof Decision.Skip skip) {
            recorder.recordOrLeave(skip.events(), () -> {});
        } else if (decision == Decision.LearnIds.INSTANCE) {
            learnIds();
        } else if (decision instanceof Decision.CheckNumber check) {
            check(check.request());
        } else if (decision instanceof Decision.TakeAudience audience) {
            takeAudience(audience.campaign());
        } else if (decision instanceof Decision.LookAtMedia) {
            lookAtMedia(inquiries.lookingAtMedia(now));
        } else if (decision == Decision.LearnKnown.INSTANCE) {
            learnKnown();
        } else if (decision == Decision.Look.INSTANCE) {
            look();
        } else if (decision instanceof Decision.Settle settle) {
            settle(settle.uncertainSend());
        } else {
            waitUntil(decision instanceof Decision.WaitUntil wait ? wait.until() : Alarm.NEVER, now);
            return false;
        }
        return true;
    }

    private void waitUntil(long due, ClockReading now) {
        if (due - now.steady() >= PARK_MILLIS) {
            gateway.park();
        }
        alarm.set(due, now.steady());
    }

    /** What an earlier start is seen to have sent meanwhile is not sent again. */
    private void sendUnlessSeen(Decision.Send send, ClockReading now) {
        UncertainSend before = core.before(send, now);
        String seen = before == null ? null : gateway.seen(before);
        if (seen == null) {
            recorder.recordOrLeave(core.intend(send, now), () -> send(send));
        } else {
            recorder.recordOrLeave(
                    List.of(new SessionEvent.SendCompleted(send.campaign().id(), send.index(), seen, now.wall())),
                    () -> {});
        }
    }

    private void send(Decision.Send send) {
        InFlight inFlight = core.sending(send, clock.nowRoundedUp());
        gateway.send(send.request(), send.messageId(), new Listening(inFlight)).onComplete(done -> {
            SendOutcome outcome = done.succeeded()
                    ? done.result()
                    : new SendOutcome.Unclear("internal: " + done.cause().getMessage());
            actorCallbacks.take(() -> conclude(outcome));
        });
    }

    /** Receives what becomes of one send. */
    private final class Listening implements Gateway.Progress {

        private final InFlight send;

        Listening(InFlight send) {
            this.send = send;
        }

        @Override
        public void started() {
            core.started(send.campaign(), clock.nowRoundedUp().steady());
        }

        @Override
        public void ended(SendOutcome late) {
            actorCallbacks.take(() -> {
                List<SessionEvent> events = core.late(send, late, clock.now());
                if (!events.isEmpty()) {
                    recorder.recordSurely(events, () -> {});
                }
            });
        }
    }

    private void conclude(SendOutcome outcome) {
        ClockReading now = clock.now();
        List<SessionEvent> events = core.conclude(outcome, now);
        Runnable then = () -> core.concluded(outcome, now);
        Decision.Send next = actorCallbacks.isIdle() ? core.follower(outcome, now) : null;
        if (next == null) {
            recorder.recordSurely(events, then);
        } else {
            concludeAndSend(events, then, next, now);
        }
    }

    /** Records what came of one request and the intent of the next together, which takes the store half as long. */
    private void concludeAndSend(List<SessionEvent> events, Runnable then, Decision.Send next, ClockReading now) {
        List<SessionEvent> both = new ArrayList<>(events);
        both.addAll(core.intend(next, now));
        recorder.record(
                both,
                () -> {
                    then.run();
                    send(next);
                },
                failure -> recorder.recordLater(events, then, failure));
    }

    private void learnIds() {
        inquiries.asking();
        gateway.call(Gateway::messageIdForm)
                .onComplete(done -> actorCallbacks.take(() -> inquiries.learnedIds(
                        done.succeeded() ? done.result() : null, clock.now().steady())));
    }

    private void check(SendRequest request) {
        inquiries.checking();
        if (checks == null) {
            checks = new NumberChecks(around.numbers(), gateway, clock, timers);
        }
        checks.check(request.chatId())
                .onComplete(done -> actorCallbacks.take(() -> inquiries.checked(request, done.result())));
    }

    private void takeAudience(QueuedCampaign campaign) {
        inquiries.takingAudience(campaign);
        Future.succeededFuture(campaign.content())
                .compose(around.audiences()::take)
                .onComplete(done -> actorCallbacks.take(() -> {
                    List<SessionEvent> events = inquiries.tookAudience(campaign, done.result());
                    if (done.failed()) {
                        recorder.failed(done.cause());
                    } else if (!events.isEmpty()) {
                        recorder.recordOrLeave(events, () -> {});
                    }
                }));
    }

    private void lookAtMedia(QueuedCampaign campaign) {
        Future.succeededFuture(campaign.content())
                .compose(around.media()::at)
                .otherwise(List.of())
                .onComplete(done -> actorCallbacks.take(() -> {
                    inquiries.lookedAtMedia(campaign, done.result());
                    actorCallbacks.lookedAt(campaign);
                }));
    }

    private void learnKnown() {
        inquiries.learningKnown();
        Future.succeededFuture(session)
                .compose(around.knownChats()::of)
                .onComplete(done -> actorCallbacks.take(() -> {
                    inquiries.learnedKnown(done.result());
                    if (done.failed()) {
                        recorder.failed(done.cause());
                    }
                }));
    }

    private void look() {
        inquiries.asking();
        gateway.call(Gateway::look).onComplete(done -> {
            SessionHealth state = done.succeeded()
                    ? done.result()
                    : new SessionHealth.NotWorking(
                            BlockReason.WAHA_UNREACHABLE,
                            String.valueOf(done.cause().getMessage()));
            actorCallbacks.take(() -> inquiries.looked(state, clock.now().steady()));
        });
    }

    private void settle(UncertainSend uncertainSend) {
        inquiries.asking();
        long askedAt = clock.now().steady();
        gateway.call(out -> out.trace(uncertainSend)).onComplete(done -> {
            LookupResult lookupResult = done.succeeded()
                    ? done.result()
                    : new LookupResult.NoAnswer(
                            BlockReason.WAHA_UNREACHABLE,
                            String.valueOf(done.cause().getMessage()));
            actorCallbacks.take(() -> settle(lookupResult, askedAt));
        });
    }

    private void settle(LookupResult lookupResult, long askedAt) {
        List<SessionEvent> events = core.settle(lookupResult, askedAt, clock.now());
        if (!events.isEmpty()) {
            recorder.recordSurely(events, () -> {});
        }
    }

    /** Closes the gateway; nothing is sent or asked afterwards. */
    Future<Void> closeGateway() {
        return gateway.close();
    }
}
