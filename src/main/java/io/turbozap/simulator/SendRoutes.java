package io.turbozap.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The sends. As in WAHA, a message leaves even when its client has hung up meanwhile. */
final class SendRoutes {

    private final World world;
    private final FaultAnswers faults;

    SendRoutes(World world, FaultAnswers faults) {
        this.world = world;
        this.faults = faults;
    }

    void mount(Routes routes) {
        for (MessageKind kind : MessageKind.values()) {
            routes.post(kind.path(), exchange -> send(exchange, kind));
        }
        routes.post("/messages/send", exchange -> send(exchange, null));
    }

    private void send(Exchange exchange, @Nullable MessageKind kind) {
        JsonObject body = exchange.json();
        String name = sessionName(body);
        SimulatedSession session = world.sessions.find(name);
        if (session != null) {
            SessionLog log = world.ledger.session(name);
            log.started(exchange.arrivedNanos());
            exchange.whenDone(log::ended);
        }
        boolean media = (kind == null ? MessageKind.of(body) : kind).isMedia();
        Faults.Strike strike = world.faults.next(media ? Fault.Target.MEDIA : Fault.Target.SEND, name);
        Runnable onwards = () -> deliver(exchange, name, kind, body);
        world.timers.after(
                world.options.latencyMillis() + strike.delayMillis(),
                () -> exchange.run(() -> meet(exchange, strike.fault(), session, kind, body, onwards)));
    }

    private void meet(
            Exchange exchange,
            @Nullable Fault fault,
            @Nullable SimulatedSession session,
            @Nullable MessageKind kind,
            JsonObject body,
            Runnable onwards) {
        if (fault == null) {
            onwards.run();
            return;
        }
        boolean works = session != null && session.status() == SessionStatus.WORKING;
        if (works && fault.kind() == Fault.Kind.CUT_ANSWER) {
            world.accept(session, SendBody.read(kind, body))
                    .onSuccess(sent -> exchange.replyCutOff(201, world.shapes.sent(sent, session.me())));
            return;
        }
        if (works && fault.recorded()) {
            Sending sending = SendBody.read(kind, body);
            world.timers.after(fault.leavesMillis(), () -> world.accept(session, sending));
        }
        faults.give(exchange, fault, sessionName(body), onwards);
    }

    private void deliver(Exchange exchange, String name, @Nullable MessageKind kind, JsonObject body) {
        world.sessions.await(
                name,
                SessionStatus.WORKING,
                session -> exchange.run(() -> deliver(exchange, session, SendBody.read(kind, body))),
                refusal -> exchange.reply(422, refusal));
    }

    /** GOWS says at once that a chat may not be opened; other engines accept the message, and the ack says it. */
    private void deliver(Exchange exchange, SimulatedSession session, Sending sending) {
        if (world.version.isCore() && Boolean.TRUE.equals(exchange.json().getValue("convert"))) {
            throw new Refused(422, Refusals.plusOnly(world.options.engine()));
        }
        if (world.options.engine() == Engine.GOWS && world.limits.refuses(session, sending.chat())) {
            exchange.engineFailure(Refusals.restricted());
        } else {
            fetched(sending)
                    .compose(whole -> world.accept(session, whole))
                    .onComplete(sent -> exchange.reply(201, world.shapes.sent(sent, session.me())), exchange::fail);
        }
    }

    /** WAHA fetches a file before it sends it, for as long as that takes. */
    private Future<Sending> fetched(Sending sending) {
        MediaFile file = sending.file();
        if (file == null || file.url() == null) {
            return Future.succeededFuture(sending);
        }
        return world.mediaHost.length(file.url()).map(bytes -> sending.withFile(file.withBytes(bytes)));
    }

    /** The session that a body names; there is no default. */
    static String sessionName(JsonObject body) {
        if (body.getValue("session") instanceof String session && !session.isEmpty()) {
            return session;
        }
        throw new Refused(400, Refusals.badRequest("Session name is required"));
    }
}
