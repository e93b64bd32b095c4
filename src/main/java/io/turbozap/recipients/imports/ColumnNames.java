package io.turbozap.recipients.imports;

import io.turbozap.campaign.FieldName;
import java.util.Map;

/**
 * Which columns hold what, as far as whoever sent the file says so.
 *
 * @param headers the heading of a column by the name of the field that it holds, such as {@code phone}
 */
public record ColumnNames(Map<String, String> headers) {

    /** Nothing is said. */
    public static final ColumnNames RECOGNISED = new ColumnNames(Map.of());

    /** Keeps a copy. */
    public ColumnNames {
        headers = Map.copyOf(headers);
    }

    /** Whether both say the same but for case, accents and signs. */
    static boolean alike(String header, String other) {
        return FieldName.same(header, other);
    }
}
