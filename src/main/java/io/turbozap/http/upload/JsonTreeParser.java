package io.turbozap.http.upload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.turbozap.http.web.ApiException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Builder of the tree of a JSON value, within a bound that it shares with others. */
final class JsonTreeParser implements TokenSink {

    /** Amount that may still be built, in characters. */
    static final class Allowance {
        private static final int EACH = 16;

        private final long total;
        private long left;

        Allowance(long total) {
            this.total = total;
            this.left = total;
        }

        /** About how much memory has been taken. */
        long bytes() {
            return 4 * (total - left);
        }

        private void take(int characters) {
            left -= EACH + characters;
            if (left < 0) {
                throw new ApiException(413, "Everything but the contacts must be at most " + total + " bytes");
            }
        }
    }

    /** No object of a campaign has nearly as many; validating more would keep the event loop from others. */
    private static final int MOST_FIELDS = 200;

    private record Open(Object container, @Nullable String key) {}

    private final String name;
    private final JsonObject target;
    private final Allowance allowance;
    private final Deque<Open> outer = new ArrayDeque<>();
    private Object container;
    private @Nullable String key;

    /** Puts the value into {@code target} as its member {@code name}. */
    JsonTreeParser(JsonObject target, String name, Allowance allowance) {
        this.name = name;
        this.target = target;
        this.allowance = allowance;
        this.container = target;
        this.key = name;
    }

    @Override
    public boolean accept(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case FIELD_NAME -> key = newKey(parser.currentName());
            case START_OBJECT -> open(new JsonObject());
            case START_ARRAY -> open(new JsonArray());
            case END_OBJECT, END_ARRAY -> close();
            default -> add(scalar(token, parser));
        }
        return outer.isEmpty() && token != JsonToken.FIELD_NAME;
    }

    private String newKey(String next) {
        allowance.take(next.length());
        if (container instanceof JsonObject object) {
            if (object.containsKey(next)) {
                throw ApiException.notJson("Duplicate key in " + name + ": '" + next + "'");
            }
            requireRoom(object);
        }
        return next;
    }

    private static void requireRoom(JsonObject object) {
        if (object.size() >= MOST_FIELDS) {
            throw new ApiException(400, "An object must have at most " + MOST_FIELDS + " fields");
        }
    }

    private void open(Object opened) {
        add(opened);
        outer.push(new Open(container, key));
        container = opened;
    }

    private void close() {
        Open closed = outer.pop();
        container = closed.container();
        key = closed.key();
    }

    private void add(@Nullable Object value) {
        if (container instanceof JsonArray array) {
            array.add(value);
        } else if (container == target) {
            requireRoom(target);
            target.put(name, value);
        } else if (container instanceof JsonObject object && key != null) {
            object.put(key, value);
        }
    }

    private @Nullable Object scalar(JsonToken token, JsonParser parser) throws IOException {
        allowance.take(token == JsonToken.VALUE_STRING ? parser.getTextLength() : 0);
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
        };
    }

    private static Number integer(JsonParser parser) throws IOException {
        if (parser.getTextLength() > 18) {
            return parser.getDoubleValue();
        }
        return parser.getLongValue();
    }
}
