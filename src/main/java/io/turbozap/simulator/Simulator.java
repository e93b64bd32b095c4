package io.turbozap.simulator;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running simulator, steered from any thread. Whatever it answers is a snapshot; futures fail with
 * {@link IllegalArgumentException} for values out of range.
 */
public final class Simulator {

    private final Vertx vertx;
    private final SimulatorVerticle verticle;
    private final String deployment;
    private final String host;

    private Simulator(Vertx vertx, SimulatorVerticle verticle, String deployment, String host) {
        this.vertx = vertx;
        this.verticle = verticle;
        this.deployment = deployment;
        this.host = host;
    }

    /** Deploys a simulator; fails when its port is taken. */
    public static Future<Simulator> start(Vertx vertx, SimulatorOptions options) {
        SimulatorVerticle verticle = new SimulatorVerticle(options);
        return vertx.deployVerticle(verticle)
                .map(deployment -> new Simulator(vertx, verticle, deployment, options.host()));
    }

    /** The port that it listens on, or will listen on again while it is down. */
    public int port() {
        return verticle.actualPort();
    }

    /** {@code http://host:port}. */
    public String baseUrl() {
        return "http://" + host + ":" + port();
    }

    /** The numbers of all that was sent; takes a walk over all chats, some 30 ms for a million of them. */
    public Future<LedgerSnapshot> ledger() {
        return verticle.ask(simulatedWaha -> simulatedWaha.ledger.snapshot());
    }

    /** The messages still kept, oldest first; a null session or chat stands for all. */
    public Future<List<LedgerEntry>> sent(@Nullable String session, @Nullable String chat) {
        return verticle.ask(simulatedWaha -> simulatedWaha.entries(session, chat, 0, Integer.MAX_VALUE));
    }

    /** How many messages that chat was sent, kept or not. */
    public Future<Integer> sentTo(String session, String chat) {
        return verticle.ask(
                simulatedWaha -> simulatedWaha.ledger.session(session).sentTo(KnownNumbers.chatSentTo(chat)));
    }

    /** Forgets all messages. */
    public Future<Void> clearLedger() {
        return run(simulatedWaha -> simulatedWaha.ledger.clear(System.nanoTime()));
    }

    /** Makes something go wrong from now on. */
    public Future<Void> fault(Fault fault) {
        return run(simulatedWaha -> simulatedWaha.faults.add(fault));
    }

    /** Ends all faults; what already hangs keeps hanging. */
    public Future<Void> clearFaults() {
        return run(simulatedWaha -> simulatedWaha.faults.clear());
    }

    /** Puts a session into a status, creating it if need be. */
    public Future<Void> setSession(String name, SessionStatus status) {
        return run(simulatedWaha -> simulatedWaha.put(name, status));
    }

    /** Plays acknowledgements by that plan in a session that exists. */
    public Future<Void> setAcks(String name, AckPlan plan) {
        return run(simulatedWaha -> simulatedWaha.session(name).acks = plan);
    }

    /**
     * Locks chats with strangers for a session that exists until {@code until}, epoch milliseconds rounded to seconds;
     * null allows them again.
     */
    public Future<Void> setTimelock(String name, @Nullable Long until) {
        return run(simulatedWaha -> {
            SimulatedSession session = simulatedWaha.session(name);
            JsonObject lock = until == null
                    ? null
                    : new JsonObject().put("isActive", true).put("timeEnforcementEnds", until / 1_000);
            simulatedWaha.limit(session, lock, session.capping);
        });
    }

    /** Limits a session that exists to that many chats with strangers in all, until its cycle ends. */
    public Future<Void> setQuota(String name, int chats, long cycleEnd) {
        return run(simulatedWaha -> {
            SimulatedSession session = simulatedWaha.session(name);
            JsonObject capping = new JsonObject().put("totalQuota", chats).put("cycleEnd", cycleEnd / 1_000);
            simulatedWaha.limit(session, session.timelock, capping);
        });
    }

    /** A phone scans the session's QR code; answers whether one was shown. It works some 2.3 s (scaled) later. */
    public Future<Boolean> scan(String name) {
        return verticle.ask(simulatedWaha -> simulatedWaha.sessions.scan(simulatedWaha.session(name)));
    }

    /** The connection of a session that exists drops: it connects again, or fails if it waits for a phone. */
    public Future<Void> drop(String name) {
        return run(simulatedWaha -> simulatedWaha.sessions.drop(simulatedWaha.session(name)));
    }

    /** The device of a session that exists is removed on the phone: it fails until it is logged out. */
    public Future<Void> removeDevice(String name) {
        return run(simulatedWaha -> simulatedWaha.sessions.removeDevice(simulatedWaha.session(name)));
    }

    /** A person writes to a session that exists; answers the id of the message. */
    public Future<String> incoming(String session, String from, String text) {
        JsonObject order = new JsonObject().put("from", from).put("text", text);
        return verticle.ask(simulatedWaha -> simulatedWaha
                .incomingMessages
                .happen(simulatedWaha.session(session), order)
                .fullId());
    }

    /** Refuses connections and cuts the open ones. */
    public Future<Void> goDown() {
        return verticle.goDown();
    }

    /** Listens again on the same port. */
    public Future<Void> comeUp() {
        return verticle.comeUp();
    }

    /** Ends the simulator. */
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }

    private Future<Void> run(Order order) {
        return verticle.ask(simulatedWaha -> {
                    order.carryOut(simulatedWaha);
                    return simulatedWaha;
                })
                .mapEmpty();
    }

    private interface Order {
        void carryOut(SimulatedWaha simulatedWaha);
    }
}
