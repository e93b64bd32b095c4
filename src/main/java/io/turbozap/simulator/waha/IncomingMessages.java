package io.turbozap.simulator.waha;

import io.turbozap.simulator.ledger.Ledger;
import io.turbozap.simulator.message.Fingerprint;
import io.turbozap.simulator.message.MediaFile;
import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.message.NowebRaw;
import io.turbozap.simulator.message.Origin;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.SimulatedSession;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The messages and actions of people towards a session, and of its owner on the phone: they write, react, edit and
 * delete. The members of an order are {@code from} (the chat), {@code text} or a {@code file} with its {@code caption},
 * and, all optional, {@code id} (the bare id; the same one again is WhatsApp delivering twice), {@code alt} (the phone
 * number's chat of a hidden id), {@code participant} (who wrote in a group), {@code fromMe} (typed on the phone of the
 * account); {@code reaction} with {@code to} (the whole id of a message), {@code edits} or {@code revokes} (the bare id
 * of a message) make it an action.
 */
public final class IncomingMessages {

    private static final long HELD_MILLIS = 20;
    private static final int EDIT = 14;
    private static final int REVOKE = 0;

    private final SimulatedWaha simulatedWaha;

    public IncomingMessages(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    /** Carries the order out and returns the id under which webhooks and history have it. */
    public StoredMessage happen(SimulatedSession session, JsonObject order) {
        Origin origin = new Origin(false, chat(order, "alt"), chat(order, "participant"));
        MessageContent messageContent = sending(order);
        String id = order.getString("id", simulatedWaha.idForms.phoneMessage());
        boolean fromMe = order.getBoolean("fromMe", false);
        if (origin.alt() != null) {
            simulatedWaha.lidTable.learn(messageContent.chat(), origin.alt());
        }
        StoredMessage message =
                Ledger.received(session.name(), messageContent, id, System.currentTimeMillis(), fromMe, origin);
        if (!order.containsKey("reaction") && !order.containsKey("edits") && !order.containsKey("revokes")) {
            return written(session, message);
        }
        act(session, message, order);
        return message;
    }

    /** WhatsApp keeps the message until the session works; the same one again is the one that is known. */
    private StoredMessage written(SimulatedSession session, StoredMessage message) {
        StoredMessage known = simulatedWaha.ledger.find(session.name(), message.id());
        if (session.status() == SessionStatus.WORKING) {
            deliver(session, known == null ? message : known);
        } else if (session.held.size() < simulatedWaha.options.maxEntries()) {
            session.held.add(message);
        }
        return message;
    }

    private void deliver(SimulatedSession session, StoredMessage message) {
        if (!message.fromMe()) {
            session.correspondents.add(message.chat());
        }
        if (simulatedWaha.ledger.find(session.name(), message.id()) == null) {
            simulatedWaha.ledger.keep(message);
        }
        simulatedWaha.eventBodies.received(session, message);
    }

    /**
     * What was written meanwhile comes bit by bit once a session works again, with the time at which it was written.
     */
    public void deliverHeld(SimulatedSession session) {
        if (session.status() == SessionStatus.WORKING && !session.held.isEmpty()) {
            simulatedWaha.scaledTimers.later(HELD_MILLIS, () -> {
                if (session.status() == SessionStatus.WORKING && !session.held.isEmpty()) {
                    deliver(session, session.held.removeFirst());
                    deliverHeld(session);
                }
            });
        }
    }

    private void act(SimulatedSession session, StoredMessage action, JsonObject order) {
        if (order.containsKey("reaction")) {
            simulatedWaha.eventBodies.reaction(session, action, order.getString("reaction"), order.getString("to"));
        } else if (order.containsKey("edits")) {
            JsonObject content = protocol(action, order.getString("edits"), EDIT)
                    .put(
                            "editedMessage",
                            new JsonObject()
                                    .put("conversation", action.messageContent().content()))
                    .put("timestampMs", action.atMillis());
            simulatedWaha.eventBodies.edited(session, action, order.getString("edits"), raw(action, content));
        } else {
            JsonObject content = protocol(action, order.getString("revokes"), REVOKE);
            simulatedWaha.eventBodies.revoked(session, action, order.getString("revokes"), raw(action, content));
        }
    }

    private static JsonObject protocol(StoredMessage action, String message, int type) {
        JsonObject key = NowebRaw.key(action.chat(), action.fromMe(), message, action.origin());
        return new JsonObject().put("key", key).put("type", type);
    }

    private static JsonObject raw(StoredMessage action, JsonObject protocolMessage) {
        return NowebRaw.typed(action, new JsonObject().put("protocolMessage", protocolMessage));
    }

    private static MessageContent sending(JsonObject order) {
        String chat = KnownNumbers.chatSentTo(String.valueOf(order.getString("from")));
        if (!(order.getValue("file") instanceof JsonObject file)) {
            return new MessageContent(MessageKind.TEXT, chat, order.getString("text", ""));
        }
        MessageKind kind = MessageKind.of(order);
        MediaFile media = new MediaFile(
                file.getString("mimetype", kind.mimetype()), file.getString("filename"), file.getString("url"), 287);
        String url = String.valueOf(file.getString("url"));
        return new MessageContent(kind, chat, url, order.getString("caption"), media, null, Fingerprint.of(url));
    }

    private static @Nullable String chat(JsonObject order, String name) {
        return order.getString(name) == null ? null : KnownNumbers.chatSentTo(order.getString(name));
    }
}
