package io.turbozap.recipients.imports;

import io.turbozap.campaign.FieldName;
import java.util.Map;

/**
 * The names of columns that an upload gives: which hold what.
 *
 * @param headers the heading of a column by the name of the field that it holds, such as {@code phone}
 */
public record ColumnNames(Map<String, String> headers) {

    /** No names are given. */
    public static final ColumnNames RECOGNISED = new ColumnNames(Map.of());

    /** Keeps a copy. */
    public ColumnNames {
        headers = Map.copyOf(headers);
    }

    /** Whether both are the same but for case, accents and signs. */
    static boolean alike(String header, String other) {
        return FieldName.same(header, other);
    }
}
