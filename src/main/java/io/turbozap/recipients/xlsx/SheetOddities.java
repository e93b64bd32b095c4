package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.WarningCode;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The oddities of a sheet, as warnings for its import: formulas without results, hidden columns, merged cells. */
final class SheetOddities {

    private static final int MOST_COLUMNS = 16_384;
    /** A range such as {@code A2:C4}. */
    private static final Pattern RANGE = Pattern.compile("\\$?[A-Za-z]+\\$?(\\d{1,7}):\\$?[A-Za-z]+\\$?(\\d{1,7})");

    private final FileNotes notes;
    private final BitSet hiddenColumns = new BitSet();

    SheetOddities(FileNotes notes) {
        this.notes = notes;
    }

    /** Columns from {@code min} to {@code max}, counted from 1. */
    void column(@Nullable String min, @Nullable String max, @Nullable String hidden) {
        if (XmlPart.isTrue(hidden)) {
            int from = XlsxSheet.number(min, 1);
            int to = Math.min(XlsxSheet.number(max, from), MOST_COLUMNS);
            if (from >= 1 && from <= to) {
                hiddenColumns.set(from - 1, to);
            }
        }
    }

    void cell(int row, int column, XlsxCell cell) {
        if (cell.lacksResult()) {
            notes.warn(
                    WarningCode.FORMULA_WITHOUT_VALUE,
                    row,
                    rows -> "Some formulas were saved without their results, and count as empty: open the file in a"
                            + " spreadsheet program, and save it there");
        }
        if (hiddenColumns.get(column) && !cell.shown().isBlank()) {
            hiddenColumns.clear(column);
            String letters = letters(column);
            notes.warn(
                    WarningCode.HIDDEN_COLUMNS,
                    "Columns that are hidden in the file were read too, the first of them " + letters);
        }
    }

    /** A merged range; over several rows it is seen in all, but only the first has its value. */
    void merged(@Nullable String range) {
        Matcher rows = RANGE.matcher(String.valueOf(range));
        if (rows.matches() && !rows.group(1).equals(rows.group(2))) {
            notes.warn(
                    WarningCode.MERGED_CELLS,
                    Integer.parseInt(rows.group(1)),
                    count -> "Cells are merged over several rows: only the first row of each has the value, and the"
                            + " others count as empty");
        }
    }

    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
