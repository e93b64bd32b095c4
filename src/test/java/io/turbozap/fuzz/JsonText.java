package io.turbozap.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of JSON as text, with what no encoder would write where a {@link Raw} stands. */
final class JsonText {

    /** Text that stands for a value as it is, be it JSON or not. */
    record Raw(String text) {}

    private JsonText() {}

    static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder into) {
        if (value instanceof Raw raw) {
            into.append(raw.text());
        } else if (value instanceof JsonObject object) {
            char before = '{';
            for (Map.Entry<String, Object> member : object.getMap().entrySet()) {
                into.append(before);
                string(member.getKey(), into);
                into.append(':');
                write(member.getValue(), into);
                before = ',';
            }
            into.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof JsonArray array) {
            char before = '[';
            for (Object element : array.getList()) {
                into.append(before);
                write(element, into);
                before = ',';
            }
            into.append(array.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, each) -> object.getMap().put(String.valueOf(key), each));
            write(object, into);
        } else if (value instanceof java.util.List<?> list) {
            write(new JsonArray(list), into);
        } else if (value instanceof String string) {
            string(string, into);
        } else {
            into.append(value);
        }
    }

    private static void string(String text, StringBuilder into) {
        into.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                into.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                into.append(String.format("\\u%04x", (int) c));
            } else {
                into.append(c);
            }
        }
        into.append('"');
    }
}
