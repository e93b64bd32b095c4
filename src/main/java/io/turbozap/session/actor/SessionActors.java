package io.turbozap.session.actor;

import io.turbozap.actor.ActorBus;
import io.turbozap.actor.CommandException;
import io.turbozap.campaign.SessionName;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.ActorLifetime;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.Archive;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The actors of this process, at most one verticle per session: woken from what the store has of the session when one
 * is needed, and let go when it has had nothing to do for a while. Thread-safe.
 */
final class SessionActors {

    private final Vertx vertx;
    private final ActorBus bus;
    private final Context root;
    private final SessionEnvironment around;
    private final Archive archive;
    private final ActorLifetime actorLifetime;
    private final int mostKnown;
    /** Sessions that are recorded, or woken to be. */
    private final AtomicInteger known = new AtomicInteger();
    /** The deployment of each actor, or what becomes of one that is coming or going. */
    private final Map<SessionName, Future<String>> deployed = new ConcurrentHashMap<>();

    private volatile boolean held;

    /**
     * Create it outside of any verticle: actors must not end with the verticle that happened to spawn them.
     *
     * @param mostKnown how many sessions may be recorded
     */
    SessionActors(Vertx vertx, SessionEnvironment around, Archive archive, ActorLifetime actorLifetime, int mostKnown) {
        this.vertx = vertx;
        this.bus = new ActorBus(vertx);
        this.root = vertx.getOrCreateContext();
        this.around = around;
        this.archive = archive;
        this.actorLifetime = actorLifetime;
        this.mostKnown = mostKnown;
    }

    /** Runs a task that belongs to no session, one after the other. */
    void later(Runnable task) {
        root.runOnContext(here -> task.run());
    }

    /** Whether sessions that are spawned from here on are held. */
    void hold(boolean all) {
        held = all;
    }

    boolean has(SessionName session) {
        return deployed.containsKey(session);
    }

    int count() {
        return deployed.size();
    }

    /** Goes on where a session ended, which takes an actor only if it has a campaign. */
    Future<Void> recover(StoredSession stored) {
        known.incrementAndGet();
        if (stored.campaigns().isEmpty()) {
            return Future.succeededFuture();
        }
        Promise<String> actor = Promise.promise();
        deployed.put(stored.session(), actor.future());
        root.runOnContext(here -> deploy(stored, actor, /* isNew= */ false));
        return actor.future().mapEmpty();
    }

    /** Begins to wake a session; the next ask fails if it cannot be woken. */
    void take(SessionName session) {
        actor(session);
    }

    /**
     * Makes sure that there is an actor, or that there will be soon. Fails with a {@link CommandException} if there
     * cannot be.
     */
    Future<Void> wake(SessionName session) {
        return actor(session).mapEmpty();
    }

    /**
     * Asks the actor of a session, once it is there, and answers on the context of the caller. What the caller does for
     * a
     * {@link KeyedRequest} is recorded with it.
     */
    <A> Future<A> ask(SessionName session, SessionCommand<A> command) {
        KeyedRequest call = KeyedRequest.current();
        if (call == null || !changesSomething(command) || !call.carry()) {
            return hand(session, command);
        }
        return hand(session, new SessionCommand.Keyed<>(command, call)).onFailure(failure -> {
            if (failure instanceof CommandException) {
                call.dropped(); // another session may be asked for the same call
            }
        });
    }

    private static boolean changesSomething(SessionCommand<?> command) {
        return !(command instanceof SessionCommand.Adopt || command instanceof SessionCommand.Question<?>);
    }

    private <A> Future<A> hand(SessionName session, SessionCommand<A> command) {
        Future<String> actor = actor(session);
        if (actor.succeeded()) {
            return request(session, actor, command);
        }
        Context caller = vertx.getOrCreateContext();
        Promise<A> answer = Promise.promise();
        actor.onComplete(spawned -> caller.runOnContext(here -> {
            if (spawned.succeeded()) {
                request(session, actor, command).onComplete(answer);
            } else if (spawned.cause() instanceof ActorAsleepException) {
                hand(session, command).onComplete(answer);
            } else {
                answer.fail(spawned.cause());
            }
        }));
        return answer.future();
    }

    /** Has a session carry out a command, which it may refuse. Fails if that could not be recorded. */
    Future<Void> order(SessionName session, SessionCommand<?> command) {
        return ask(session, command)
                .<Void>mapEmpty()
                .recover(failure -> failure instanceof CommandException refusal
                                && refusal.code() != CommandException.Code.NOT_RECORDED
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    /** As {@link #order}, every session that has an actor. */
    Future<Void> orderAll(SessionCommand<?> command) {
        List<Future<Void>> answers = new ArrayList<>();
        deployed.keySet().forEach(session -> answers.add(order(session, command)));
        return Future.join(answers).mapEmpty();
    }

    /** Signals the actor of a session, if there is one; no answer is awaited. */
    void signal(SessionName session, SessionSignal signal) {
        if (has(session)) {
            bus.send(SessionVerticle.address(session), signal);
        }
    }

    private Future<String> actor(SessionName session) {
        Future<String> known = deployed.get(session);
        if (known != null) {
            return known;
        }
        Promise<String> actor = Promise.promise();
        Future<String> earlier = deployed.putIfAbsent(session, actor.future());
        if (earlier != null) {
            return earlier;
        }
        // only now: a later hold of all finds it among those to notify
        root.runOnContext(here -> archive.session(session)
                .onSuccess(stored -> wake(session, stored, actor))
                .onFailure(failure -> notDeployed(session, actor, CommandException.notRecorded(failure))));
        return actor.future();
    }

    private void wake(SessionName session, @Nullable StoredSession stored, Promise<String> actor) {
        if (stored != null) {
            deploy(stored, actor, /* isNew= */ false);
        } else if (known.incrementAndGet() <= mostKnown) {
            deploy(StoredSession.blank(session, held), actor, /* isNew= */ true);
        } else {
            known.decrementAndGet();
            notDeployed(
                    session, actor, new CommandException(CommandException.Code.FULL, CapacityCheck.TOO_MANY_SESSIONS));
        }
    }

    private void notDeployed(SessionName session, Promise<String> actor, Throwable failure) {
        deployed.remove(session, actor.future());
        actor.fail(failure);
    }

    private <A> Future<A> request(SessionName session, Future<String> actor, SessionCommand<A> command) {
        return bus.ask(SessionVerticle.address(session), command).recover(failure -> {
            if (failure instanceof ActorAsleepException) {
                rest(session, actor, /* isNew= */ false); // unless that is under way
            }
            return isGone(failure) && deployed.get(session) != actor
                    ? hand(session, command)
                    : Future.failedFuture(failure);
        });
    }

    /** Whether an ask failed because the actor takes none any more, or was no longer there: nothing was done. */
    private static boolean isGone(Throwable failure) {
        return failure instanceof ActorAsleepException || ActorBus.isAbsent(failure);
    }

    private void deploy(StoredSession stored, Promise<String> actor, boolean isNew) {
        SessionName session = stored.session();
        Runnable dormant = () -> rest(session, actor.future(), isNew);
        vertx.deployVerticle(new SessionVerticle(stored, around, actorLifetime, dormant))
                .onSuccess(actor::complete)
                .onFailure(failure -> notDeployed(session, actor, failure));
    }

    /**
     * Ends an actor, unless it has found something to do. Those who ask meanwhile wait for what comes of it.
     *
     * @param isNew whether nothing was recorded of the session before this actor
     */
    private void rest(SessionName session, Future<String> actor, boolean isNew) {
        Promise<String> going = Promise.promise();
        if (!actor.succeeded() || !deployed.replace(session, actor, going.future())) {
            return;
        }
        bus.ask(SessionVerticle.address(session), SessionCommand.Rest.INSTANCE)
                .compose(rests -> vertx.undeploy(actor.result()).transform(ended -> Future.succeededFuture(rests)))
                .onSuccess(rests -> {
                    if (isNew && !rests.recorded()) {
                        known.decrementAndGet();
                    }
                    deployed.remove(session, going.future());
                    going.fail(new ActorAsleepException());
                })
                .onFailure(stays -> {
                    deployed.replace(session, going.future(), actor);
                    going.complete(actor.result());
                });
    }

    /** Ends every actor once nothing is in flight, or the grace is over. */
    Future<Void> close() {
        List<Future<Void>> ends = new ArrayList<>();
        deployed.values()
                .forEach(actor -> ends.add(actor.compose(vertx::undeploy).otherwiseEmpty()));
        return Future.join(ends).mapEmpty();
    }
}
