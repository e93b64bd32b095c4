package io.turbozap.simulator.api;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Faults;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.ledger.SessionLog;
import io.turbozap.simulator.message.MediaFile;
import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.message.SendBody;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.FaultAnswers;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The sends. As in WAHA, a message leaves even when its client has hung up meanwhile. */
public final class SendRoutes {

    private final SimulatedWaha simulatedWaha;
    private final FaultAnswers faults;

    public SendRoutes(SimulatedWaha simulatedWaha, FaultAnswers faults) {
        this.simulatedWaha = simulatedWaha;
        this.faults = faults;
    }

    public void mount(Routes routes) {
        for (MessageKind kind : MessageKind.values()) {
            routes.post(kind.path(), exchange -> send(exchange, kind));
        }
        routes.post("/messages/send", exchange -> send(exchange, null));
    }

    private void send(Exchange exchange, @Nullable MessageKind kind) {
        JsonObject body = exchange.json();
        String name = sessionName(body);
        SimulatedSession session = simulatedWaha.sessions.find(name);
        if (session != null) {
            SessionLog log = simulatedWaha.ledger.session(name);
            log.started(exchange.arrivedNanos());
            exchange.whenDone(log::ended);
        }
        boolean media = (kind == null ? MessageKind.of(body) : kind).isMedia();
        Faults.Strike strike = simulatedWaha.faults.next(media ? Fault.Target.MEDIA : Fault.Target.SEND, name);
        Runnable onwards = () -> deliver(exchange, name, kind, body);
        simulatedWaha.scaledTimers.after(
                simulatedWaha.options.latencyMillis() + strike.delayMillis(),
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
        if (session == null || session.status() != SessionStatus.WORKING) {
            faults.give(exchange, fault, sessionName(body), onwards);
            return;
        }
        if (fault.kind() == Fault.Kind.CUT_ANSWER) {
            simulatedWaha
                    .accept(session, SendBody.read(kind, body))
                    .onSuccess(sent -> exchange.replyCutOff(201, simulatedWaha.shapes.sent(sent, session.me())));
            return;
        }
        if (fault.recorded()) {
            MessageContent messageContent = SendBody.read(kind, body);
            simulatedWaha.scaledTimers.after(fault.leavesMillis(), () -> simulatedWaha.accept(session, messageContent));
        }
        faults.give(exchange, fault, sessionName(body), onwards);
    }

    private void deliver(Exchange exchange, String name, @Nullable MessageKind kind, JsonObject body) {
        simulatedWaha.sessions.await(
                name,
                SessionStatus.WORKING,
                session -> exchange.run(() -> deliver(exchange, session, SendBody.read(kind, body))),
                refusal -> exchange.reply(422, refusal));
    }

    /**
     * Delivers a message. GOWS refuses at once where a chat may not be opened; other engines accept the message, and
     * the ack has the error.
     */
    private void deliver(Exchange exchange, SimulatedSession session, MessageContent messageContent) {
        if (simulatedWaha.version.isCore()
                && Boolean.TRUE.equals(exchange.json().getValue("convert"))) {
            throw new RequestRefused(422, Refusals.plusOnly(simulatedWaha.options.engine()));
        }
        if (simulatedWaha.options.engine() == Engine.GOWS
                && simulatedWaha.limits.refuses(session, messageContent.chat())) {
            exchange.engineFailure(Refusals.restricted());
        } else {
            fetched(messageContent)
                    .compose(whole -> simulatedWaha.accept(session, whole))
                    .onComplete(
                            sent -> exchange.reply(201, simulatedWaha.shapes.sent(sent, session.me())), exchange::fail);
        }
    }

    /** WAHA fetches a file before it sends it, for as long as that takes. */
    private Future<MessageContent> fetched(MessageContent messageContent) {
        MediaFile file = messageContent.file();
        if (file == null || file.url() == null) {
            return Future.succeededFuture(messageContent);
        }
        return simulatedWaha.mediaHost.length(file.url()).map(bytes -> messageContent.withFile(file.withBytes(bytes)));
    }

    /** The session that a body names; there is no default. */
    public static String sessionName(JsonObject body) {
        if (body.getValue("session") instanceof String session && !session.isEmpty()) {
            return session;
        }
        throw new RequestRefused(400, Refusals.badRequest("Session name is required"));
    }
}
