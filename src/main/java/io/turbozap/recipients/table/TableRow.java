package io.turbozap.recipients.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table in a file.
 *
 * @param number which row it is where a spreadsheet program shows the file, from 1
 * @param cells its texts as such a program shows them, empty where there are none; only valid while the row is handed
 *     on
 * @param exact the same, but plain digits where {@code cells} has a number in a format that cuts or groups them
 * @param hidden whether such a program does not show it
 * @param flaw why it cannot be trusted, in a sentence; null if it can
 */
public record TableRow(
        int number,
        List<String> cells,
        List<String> exact,
        boolean hidden,
        @Nullable String flaw) {

    /** A row that is shown, of texts. */
    public static TableRow of(int number, List<String> cells) {
        return new TableRow(number, cells, cells, /* hidden= */ false, null);
    }

    /** A row of texts that is not to be trusted. */
    public static TableRow flawed(int number, List<String> cells, String flaw) {
        return new TableRow(number, cells, cells, /* hidden= */ false, flaw);
    }

    /** Whether there is nothing in it. */
    public boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Without the people. */
    @Override
    public String toString() {
        return "TableRow[" + number + "]";
    }
}
