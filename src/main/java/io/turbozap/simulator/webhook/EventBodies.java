package io.turbozap.simulator.webhook;

import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.message.Shapes;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.session.SimulatedSession;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.random.RandomGenerator;

/** The events of a session for its webhooks. Without a webhook that wants it, nothing is built. */
public final class EventBodies {

    /** The acknowledgement that an incoming message comes with. */
    private static final int RECEIVED = 2;

    /**
     * The time that WAHA takes to keep a copy of a voice message before it reports it: acknowledgements overtake it.
     */
    private static final long VOICE_MILLIS = 110;

    private final Shapes shapes;
    private final Publisher publisher;
    private final Acknowledgements acknowledgements;
    private final RandomGenerator order;

    /**
     * Makes the events of one server.
     *
     * @param order decides which of two posts at the same time leaves first
     */
    public EventBodies(Shapes shapes, Publisher publisher, Acknowledgements acknowledgements, RandomGenerator order) {
        this.shapes = shapes;
        this.publisher = publisher;
        this.acknowledgements = acknowledgements;
        this.order = order;
    }

    public void status(SimulatedSession session) {
        publisher.publish(session, "session.status", session::statusEvent);
    }

    /**
     * Publishes a message of our own and plays its acknowledgements.
     *
     * @return completes when the send may be answered
     */
    public Future<Void> sent(SimulatedSession session, StoredMessage message) {
        if (session.webhooks().isEmpty()) {
            return Future.succeededFuture();
        }
        if (message.messageContent().kind() == MessageKind.VOICE) {
            acknowledgements.later(VOICE_MILLIS, () -> sentAgain(session, message));
        } else {
            sentAgain(session, message);
        }
        return acknowledgements.play(session, message);
    }

    /** Publishes a message, also one that was sent before with the same id, which WhatsApp acknowledges only once. */
    public void sentAgain(SimulatedSession session, StoredMessage message) {
        publisher.publish(session, "message.any", () -> shapes.live(message, 0, session.me()));
    }

    /**
     * Publishes a message that was written elsewhere. One of a person is published as {@code message} and {@code
     * message.any}, which are one event of WAHA with one id and time; they are posted at the same time, so either may
     * arrive first.
     */
    public void received(SimulatedSession session, StoredMessage message) {
        Publisher.Occurrence occurrence = publisher.occurrence();
        List<String> events =
                order.nextBoolean() ? List.of("message", "message.any") : List.of("message.any", "message");
        for (String event : events) {
            if (!message.fromMe() || event.equals("message.any")) {
                publisher.publish(session, event, occurrence, () -> shapes.live(message, RECEIVED, session.me()));
            }
        }
    }

    /**
     * Publishes a reaction.
     *
     * @param message the whole id of the message that is reacted to
     */
    public void reaction(SimulatedSession session, StoredMessage action, String text, String message) {
        publisher.publish(session, "message.reaction", () -> new JsonObject()
                .put("id", action.fullId())
                .put("timestamp", action.atMillis() / 1_000)
                .put("from", action.chat())
                .put("fromMe", action.fromMe())
                .put("source", "app")
                .put("reaction", new JsonObject().put("text", text).put("messageId", message)));
    }

    /**
     * Publishes that a message was edited.
     *
     * @param message the bare id of the message that is edited
     */
    public void edited(SimulatedSession session, StoredMessage action, String message, JsonObject raw) {
        publisher.publish(
                session, "message.edited", () -> action(session, action, raw).put("editedMessageId", message));
    }

    /**
     * Publishes that a message was deleted.
     *
     * @param message the bare id of the message that is deleted
     */
    public void revoked(SimulatedSession session, StoredMessage action, String message, JsonObject raw) {
        publisher.publish(session, "message.revoked", () -> new JsonObject()
                .put("after", action(session, action, raw).putNull("body"))
                .putNull("before")
                .put("revokedMessageId", message)
                .put("_data", raw));
    }

    private JsonObject action(SimulatedSession session, StoredMessage action, JsonObject raw) {
        int level = action.origin().api() ? 0 : RECEIVED;
        return shapes.live(action, level, session.me()).put("_data", raw);
    }
}
