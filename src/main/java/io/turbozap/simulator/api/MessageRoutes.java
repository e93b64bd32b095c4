package io.turbozap.simulator.api;

import io.turbozap.simulator.http.EngineError;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.message.NowebRaw;
import io.turbozap.simulator.message.Origin;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The routes of actions on a message: react, edit, delete. Each is a message of its own, with acknowledgements. */
public final class MessageRoutes {

    private static final String DEFAULT_TEXT = "Hello, world!";
    private static final String FORM =
            "Message id be in format false_11111111111@c.us_AAAAAAAAAAAAAAAAAAAA[_participant]";

    private final SimulatedWaha simulatedWaha;

    public MessageRoutes(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    public void mount(Routes routes) {
        routes.put("/api/reaction", exchange -> working(exchange, this::react))
                .put("/api/{session}/chats/{chat}/messages/{message}", exchange -> working(exchange, this::edit))
                .delete("/api/{session}/chats/{chat}/messages/{message}", exchange -> working(exchange, this::revoke));
    }

    /** A message that is acted upon. */
    private record Target(boolean fromMe, String chat, String id) {
        static Target of(String text) {
            String[] parts = text.split("_", -1);
            if (parts.length < 3) {
                throw new EngineError("Error", FORM);
            }
            return new Target(parts[0].equals("true"), parts[1], parts[2]);
        }

        JsonObject key() {
            return NowebRaw.key(chat, fromMe, id, Origin.API);
        }
    }

    private void working(Exchange exchange, BiFunction<Exchange, SimulatedSession, JsonObject> action) {
        String named = exchange.path("session");
        String name = named.isEmpty() ? SendRoutes.sessionName(exchange.json()) : named;
        simulatedWaha.sessions.await(
                name,
                SessionStatus.WORKING,
                session -> exchange.run(() -> exchange.reply(200, action.apply(exchange, session))),
                refusal -> exchange.reply(422, refusal));
    }

    private JsonObject react(Exchange exchange, SimulatedSession session) {
        Object id = exchange.json().getValue("messageId");
        if (!(id instanceof String text)) {
            throw EngineError.reading(id, exchange.json().containsKey("messageId"), "includes");
        }
        Target target = Target.of(text);
        StoredMessage action = action(session, target.chat(), null);
        String reaction = String.valueOf(exchange.json().getValue("reaction"));
        JsonObject content = new JsonObject()
                .put(
                        "reactionMessage",
                        new JsonObject()
                                .put("key", target.key())
                                .put("text", reaction)
                                .put("senderTimestampMs", Long.toString(action.atMillis())));
        simulatedWaha.eventBodies.reaction(session, action, reaction, text);
        return sent(session, action, content);
    }

    private JsonObject edit(Exchange exchange, SimulatedSession session) {
        Target target = Target.of(exchange.path("message"));
        String text = exchange.json().getValue("text") instanceof String given ? given : DEFAULT_TEXT;
        StoredMessage action = action(session, target.chat(), text);
        JsonObject edited = new JsonObject().put("extendedTextMessage", new JsonObject().put("text", text));
        JsonObject content = protocol(target, "MESSAGE_EDIT")
                .put("editedMessage", edited)
                .put("timestampMs", Long.toString(action.atMillis()));
        JsonObject whole = whole(action, content);
        simulatedWaha.eventBodies.edited(session, action, target.id(), raw(action, whole));
        return sent(session, action, whole);
    }

    private JsonObject revoke(Exchange exchange, SimulatedSession session) {
        Target target = Target.of(exchange.path("message"));
        StoredMessage action = action(session, target.chat(), null);
        JsonObject whole = whole(action, protocol(target, "REVOKE"));
        simulatedWaha.eventBodies.revoked(session, action, target.id(), raw(action, whole));
        return sent(session, action, whole);
    }

    private StoredMessage action(SimulatedSession session, String chat, @Nullable String text) {
        MessageContent messageContent = new MessageContent(MessageKind.TEXT, chat, text == null ? "" : text);
        AckPlan acks = session.acks == null ? simulatedWaha.options.acks() : session.acks;
        return new StoredMessage(
                messageContent,
                session.name(),
                simulatedWaha.idForms.message(),
                true,
                System.currentTimeMillis(),
                0,
                false,
                acks,
                Origin.API);
    }

    private static JsonObject protocol(Target target, String type) {
        return new JsonObject().put("key", target.key()).put("type", type);
    }

    private static JsonObject whole(StoredMessage action, JsonObject protocolMessage) {
        return new JsonObject()
                .put("protocolMessage", protocolMessage)
                .put("messageContextInfo", NowebRaw.secret(action.id()));
    }

    private static JsonObject raw(StoredMessage action, JsonObject content) {
        return NowebRaw.sentAction(action.chat(), action.id(), action.atMillis(), content);
    }

    private JsonObject sent(SimulatedSession session, StoredMessage action, JsonObject content) {
        simulatedWaha.acknowledgements.play(session, action);
        return raw(action, content);
    }
}
