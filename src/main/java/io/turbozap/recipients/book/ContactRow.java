package io.turbozap.recipients.book;

import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A contact as it is stored. */
final class ContactRow {

    private enum Column implements SelectItem {
        ID,
        NAME,
        PHONE_NUMBER,
        TAGS,
        FIELDS,
        CREATED_AT,
        UPDATED_AT
    }

    static final String COLUMNS = SelectItem.list(Column.class);

    private ContactRow() {}

    static Contact read(Row row) {
        return new Contact(
                row.text(Column.ID),
                row.text(Column.NAME),
                row.text(Column.PHONE_NUMBER),
                tags(row.text(Column.TAGS)),
                fields(row.text(Column.FIELDS)),
                row.number(Column.CREATED_AT),
                row.number(Column.UPDATED_AT));
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
