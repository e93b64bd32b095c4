package io.turbozap.live;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Message of a client: {@code {"subscribe":"campaign:ID","lastSeq":7}} or {@code {"unsubscribe":"campaign:ID"}}.
 *
 * @param subscribes whether it begins to follow the topic, or ends to
 */
record ClientMessage(Subscription subscription, boolean subscribes) {

    private static final String SUBSCRIBE = "subscribe";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String LAST_SEQ = "lastSeq";

    /** @throws CannotFollowException if {@code text} is none of these */
    static ClientMessage parse(String text) {
        JsonObject json = object(text);
        boolean subscribes = json.containsKey(SUBSCRIBE);
        Set<String> known = subscribes ? Set.of(SUBSCRIBE, LAST_SEQ) : Set.of(UNSUBSCRIBE);
        Object name = json.getValue(subscribes ? SUBSCRIBE : UNSUBSCRIBE);
        Topic topic = name instanceof String written ? Topic.parse(written) : null;
        if (!known.containsAll(json.fieldNames()) || !(name instanceof String)) {
            throw new CannotFollowException(
                    "Expected {\"subscribe\":TOPIC}, perhaps with lastSeq, or {\"unsubscribe\":TOPIC}");
        }
        if (topic == null) {
            throw new CannotFollowException("Expected a topic such as campaign:ID, blast:ID, session:NAME or overview");
        }
        return new ClientMessage(new Subscription(topic, lastSeq(json)), subscribes);
    }

    private static JsonObject object(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException | ClassCastException notAnObject) {
            throw new CannotFollowException("Expected a JSON object");
        }
    }

    private static @Nullable Long lastSeq(JsonObject json) {
        Object seq = json.getValue(LAST_SEQ);
        if (seq == null) {
            return null;
        }
        if ((seq instanceof Integer || seq instanceof Long) && ((Number) seq).longValue() >= 0) {
            return ((Number) seq).longValue();
        }
        throw new CannotFollowException("Expected lastSeq to be a whole number");
    }
}
