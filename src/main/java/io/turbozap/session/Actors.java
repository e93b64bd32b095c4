package io.turbozap.session;

import io.turbozap.calls.KeyedCall;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The actors of this process, one verticle per session, spawned when one is first needed. Thread-safe. */
final class Actors {

    private static final DeliveryOptions ASK =
            new DeliveryOptions().setSendTimeout(30_000).setLocalOnly(true);

    private final Vertx vertx;
    private final Context root;
    private final Surroundings around;
    private final long shutdownGrace;
    private final Map<SessionName, Future<String>> deployed = new ConcurrentHashMap<>();
    private volatile boolean held;

    /** Create it outside of any verticle: actors must not end with whoever happened to spawn them. */
    Actors(Vertx vertx, Surroundings around, long shutdownGrace) {
        this.vertx = vertx;
        this.root = vertx.getOrCreateContext();
        this.around = around;
        this.shutdownGrace = shutdownGrace;
    }

    /** Does what belongs to no session, one after the other. */
    void later(Runnable deed) {
        root.runOnContext(here -> deed.run());
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

    /** Spawns an actor that goes on where its session ended. */
    Future<Void> recover(StoredSession stored) {
        Promise<String> actor = Promise.promise();
        deployed.put(stored.session(), actor.future());
        deploy(stored, actor);
        return actor.future().mapEmpty();
    }

    /** Makes sure that there is an actor, or that there will be soon. */
    void spawn(SessionName session) {
        actor(session);
    }

    /**
     * Asks the actor of a session, once it is there, and answers on the context of the caller. What the caller does for a
     * {@link KeyedCall} is recorded with it.
     */
    Future<SessionReply> ask(SessionName session, SessionCommand command) {
        KeyedCall call = KeyedCall.current();
        if (call == null || !changesSomething(command) || !call.carry()) {
            return hand(session, command);
        }
        return hand(session, new SessionCommand.Keyed(command, call)).onSuccess(reply -> {
            if (!(reply instanceof SessionReply.Done)) {
                call.dropped(); // another session may be asked for the same call
            }
        });
    }

    private static boolean changesSomething(SessionCommand command) {
        return !(command instanceof SessionCommand.Adopt
                || command instanceof SessionCommand.Read
                || command instanceof SessionCommand.Fetch
                || command instanceof SessionCommand.Foresee);
    }

    private Future<SessionReply> hand(SessionName session, SessionCommand command) {
        Future<String> actor = actor(session);
        if (actor.succeeded()) {
            return request(session, command);
        }
        Context caller = vertx.getOrCreateContext();
        Promise<SessionReply> answer = Promise.promise();
        actor.onComplete(spawned -> caller.runOnContext(here -> {
            if (spawned.succeeded()) {
                request(session, command).onComplete(answer);
            } else {
                answer.fail(spawned.cause());
            }
        }));
        return answer.future();
    }

    /** Has a session carry out a command. Fails if it could not be recorded. */
    Future<SessionReply> order(SessionName session, SessionCommand command) {
        return ask(session, command)
                .compose(reply -> reply instanceof SessionReply.NotRecorded unrecorded
                        ? Future.failedFuture(unrecorded.reason())
                        : Future.succeededFuture(reply));
    }

    /** As {@link #order}, every session that has an actor. */
    Future<Void> orderAll(SessionCommand command) {
        List<Future<SessionReply>> answers = new ArrayList<>();
        deployed.keySet().forEach(session -> answers.add(order(session, command)));
        return Future.join(answers).mapEmpty();
    }

    /** Tells the actor of a session, if there is one. */
    void tell(SessionName session, SessionCommand command) {
        if (has(session)) {
            vertx.eventBus().send(SessionVerticle.address(session), command, ASK);
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
        // only now: whoever holds all later finds it among those to be told
        deploy(StoredSession.blank(session, held), actor);
        return actor.future();
    }

    private Future<SessionReply> request(SessionName session, SessionCommand command) {
        return vertx.eventBus()
                .<SessionReply>request(SessionVerticle.address(session), command, ASK)
                .map(Message::body);
    }

    private void deploy(StoredSession stored, Promise<String> deployment) {
        root.runOnContext(here -> vertx.deployVerticle(new SessionVerticle(stored, around, shutdownGrace))
                .onFailure(failure -> deployed.remove(stored.session()))
                .onComplete(deployment));
    }

    /** Ends every actor once nothing is in flight, or the grace is over. */
    Future<Void> close() {
        List<Future<Void>> ends = new ArrayList<>();
        deployed.values()
                .forEach(actor -> ends.add(actor.compose(vertx::undeploy).otherwiseEmpty()));
        return Future.join(ends).mapEmpty();
    }
}
