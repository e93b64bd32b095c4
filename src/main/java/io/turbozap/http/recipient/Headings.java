package io.turbozap.http.recipient;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Recipients;
import io.turbozap.http.web.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headings of columns, with the placeholders that they are written as. */
final class Headings {

    private Headings() {}

    /**
     * Writes the headings, if there are any.
     *
     * @param phone the column of the phone numbers, from 0, which has a placeholder of its own; null if none is known
     */
    static void write(List<String> columns, @Nullable Integer phone, JsonWriter json) {
        if (columns.isEmpty()) {
            return;
        }
        json.name("headings").array();
        for (int i = 0; i < columns.size(); i++) {
            String field = phone != null && phone == i ? Recipients.PHONE : columns.get(i);
            json.object()
                    .member("column", columns.get(i))
                    .member("placeholder", FieldName.placeholder(field))
                    .endObject();
        }
        json.endArray();
    }
}
