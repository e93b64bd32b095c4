package io.turbozap.simulator;

import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a session does to a message: it reacts, edits, deletes. Each is a message of its own, with acknowledgements. */
final class MessageRoutes {

    private static final String DEFAULT_TEXT = "Hello, world!";
    private static final String FORM =
            "Message id be in format false_11111111111@c.us_AAAAAAAAAAAAAAAAAAAA[_participant]";

    private final World world;

    MessageRoutes(World world) {
        this.world = world;
    }

    void mount(Routes routes) {
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
        world.sessions.await(
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
        world.events.reaction(session, action, reaction, text);
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
        world.events.edited(session, action, target.id(), raw(action, whole));
        return sent(session, action, whole);
    }

    private JsonObject revoke(Exchange exchange, SimulatedSession session) {
        Target target = Target.of(exchange.path("message"));
        StoredMessage action = action(session, target.chat(), null);
        JsonObject whole = whole(action, protocol(target, "REVOKE"));
        world.events.revoked(session, action, target.id(), raw(action, whole));
        return sent(session, action, whole);
    }

    private StoredMessage action(SimulatedSession session, String chat, @Nullable String text) {
        Sending sending = new Sending(MessageKind.TEXT, chat, text == null ? "" : text);
        AckPlan acks = session.acks == null ? world.options.acks() : session.acks;
        return new StoredMessage(
                sending,
                session.name(),
                world.ids.message(),
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
        world.acknowledgements.play(session, action);
        return raw(action, content);
    }
}
