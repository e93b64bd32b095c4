package io.turbozap.recipients.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The details of how a file was read.
 *
 * @param format {@code xlsx} or {@code csv}
 * @param encoding of a text; null for a workbook
 * @param delimiter between the cells of a text; null for a workbook
 * @param sheet the name of the sheet that was read; null for a text
 * @param otherSheets the names of all others
 * @param headingRow the row of the headings, or null if there are none
 * @param phoneColumns where phone numbers were looked for, in this order: headings, or letters as of a spreadsheet
 */
public record FileDetails(
        String format,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String sheet,
        List<String> otherSheets,
        @Nullable Integer headingRow,
        List<String> phoneColumns) {

    /** Keeps copies. */
    public FileDetails {
        otherSheets = List.copyOf(otherSheets);
        phoneColumns = List.copyOf(phoneColumns);
    }
}
