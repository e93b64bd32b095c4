package io.turbozap.recipients.imports;

import io.turbozap.recipients.table.FileDetails;
import io.turbozap.recipients.table.FileWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preview of a file with a table of recipients, for the person who chooses which columns hold what.
 *
 * @param columns the headings; none if the file begins with a recipient
 * @param phone the column of the phone numbers, from 0, or null if none is recognised
 * @param rows the first rows behind the headings, as wide as these
 * @param details how it was read
 * @param warnings what is odd about it
 * @param report what an import would answer; null if no column of phone numbers is recognised
 */
public record FilePreview(
        List<String> columns,
        @Nullable Integer phone,
        List<List<String>> rows,
        FileDetails details,
        List<FileWarning> warnings,
        @Nullable ImportReport report) {

    /** Keeps copies. */
    public FilePreview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /** The same, with what an import would answer. */
    FilePreview with(ImportReport imported) {
        return new FilePreview(columns, phone, rows, details, imported.warnings(), imported);
    }

    /** Whether the first row names the columns. */
    public boolean hasHeader() {
        return !columns.isEmpty();
    }

    /** Without the people. */
    @Override
    public String toString() {
        return "FilePreview[" + columns.size() + " columns, " + rows.size() + " rows]";
    }
}
