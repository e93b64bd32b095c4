package io.turbozap.recipients.table;

import java.util.List;

/**
 * A warning about a file that was read.
 *
 * @param code what it is, one of {@link WarningCode} in lower case
 * @param message the same in a sentence, with what can be done
 * @param rows the first of the rows that it is about, as spreadsheet programs number them; none if it is about the file
 * @param rowsOmitted how many more of these there are
 */
public record FileWarning(String code, String message, List<Integer> rows, int rowsOmitted) {

    /** Keeps a copy. */
    public FileWarning {
        rows = List.copyOf(rows);
    }
}
