package io.turbozap.http.recipient;

import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.turbozap.recipients.csv.Encodings;
import io.turbozap.recipients.imports.ColumnNames;
import io.turbozap.recipients.table.FileChoices;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Choices of how a file of recipients is to be read, as far as its request makes any.
 *
 * @param columns which of its columns hold what
 * @param file which sheet, which rows, in which encoding
 */
record ImportChoices(ColumnNames columns, FileChoices file) {

    static final String PHONE_COLUMN = "phoneColumn";
    static final String NAME_COLUMN = "nameColumn";
    static final String SHEET = "sheet";
    static final String HIDDEN_ROWS = "hiddenRows";
    static final String ENCODING = "encoding";

    /** The names of all, in a query or a form. */
    static final List<String> NAMES = List.of(PHONE_COLUMN, NAME_COLUMN, SHEET, HIDDEN_ROWS, ENCODING);

    /** What to do with rows that are not shown. */
    static final List<String> ROWS = List.of("skip", "include");

    /** No choice is made. */
    static final ImportChoices NONE = new ImportChoices(ColumnNames.RECOGNISED, FileChoices.NONE);

    /**
     * The choices that a request makes.
     *
     * @param values by their names; null where none is given
     * @param announced the encoding that the file was sent with
     * @param violations receives what is wrong with them
     */
    static ImportChoices of(
            Function<String, @Nullable String> values, @Nullable Charset announced, Violations violations) {
        Map<String, String> columns = new LinkedHashMap<>();
        put(columns, "phone", values.apply(PHONE_COLUMN));
        put(columns, "name", values.apply(NAME_COLUMN));
        String rows = values.apply(HIDDEN_ROWS);
        if (rows != null && !ROWS.contains(rows)) {
            violations.add(HIDDEN_ROWS, ZodMessages.notOneOf(ROWS));
        }
        String encoding = values.apply(ENCODING);
        Charset charset = encoding == null ? null : Encodings.named(encoding);
        if (encoding != null && charset == null) {
            violations.add(
                    ENCODING, "Unknown encoding: expected a name such as UTF-8, windows-1252, windows-1251 or GBK");
        }
        return new ImportChoices(
                new ColumnNames(columns),
                new FileChoices(values.apply(SHEET), "include".equals(rows), charset, announced));
    }

    private static void put(Map<String, String> columns, String field, @Nullable String header) {
        if (header != null) {
            columns.put(field, header);
        }
    }
}
