package io.turbozap.recipients.book;

import io.turbozap.store.Row;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A contact as it is stored. */
final class ContactRow {

    static final String COLUMNS = "id, name, phone_number, tags, fields, created_at, updated_at";

    private ContactRow() {}

    static Contact read(Row row) {
        return new Contact(
                row.text(0),
                row.text(1),
                row.text(2),
                tags(row.text(3)),
                fields(row.text(4)),
                row.number(5),
                row.number(6));
    }

    static String json(List<String> tags) {
        return tags.isEmpty() ? "[]" : new JsonArray(tags).encode();
    }

    static String json(Map<String, String> fields) {
        return fields.isEmpty() ? "{}" : new JsonObject(new LinkedHashMap<>(fields)).encode();
    }

    private static List<String> tags(String json) {
        return json.equals("[]")
                ? List.of()
                : new JsonArray(json).stream().map(String.class::cast).toList();
    }

    static Map<String, String> fields(String json) {
        if (json.equals("{}")) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        new JsonObject(json).forEach(field -> fields.put(field.getKey(), (String) field.getValue()));
        return fields;
    }
}
