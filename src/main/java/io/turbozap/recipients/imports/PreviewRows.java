package io.turbozap.recipients.imports;

import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.TableRow;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.ArrayList;
import java.util.List;

/** Takes the first rows of a table, and ends the reading after these. Not thread-safe. */
final class PreviewRows implements RowSink {

    private static final int MOST_ROWS = 5;
    /** Rows that are looked at for headings. */
    private static final int MOST_ABOVE = 30;

    /** As much as an import takes of a cell. */
    private static final int LONGEST_CELL = 1024;

    private final HeadingSearch headings;
    private final FileNotes notes;
    private final boolean hiddenRows;
    private final boolean isNamed;
    private final List<List<String>> rows = new ArrayList<>();
    /** The first rows, while it is not known which of them are headings. */
    private final List<TableRow> first = new ArrayList<>();

    /** Enough was read. */
    static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Enough() {
            super(null, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        }
    }

    PreviewRows(ColumnNames names, NumberReader numbers, boolean hiddenRows, FileNotes notes) {
        this.headings = new HeadingSearch(names, numbers, notes);
        this.isNamed = names.headers().containsKey(Recipients.PHONE);
        this.hiddenRows = hiddenRows;
        this.notes = notes;
    }

    @Override
    public void row(TableRow row) {
        if (row.isBlank()) {
            return;
        }
        if (headings.columns() == null) {
            first.add(TableRow.of(row.number(), shown(row.cells(), row.cells().size())));
            headings.row(row, this::add);
        } else {
            add(row);
        }
        if (rows.size() == MOST_ROWS || (headings.columns() == null && first.size() > MOST_ABOVE)) {
            throw new Enough();
        }
    }

    /** Which of the first rows may be the headings. */
    private int widest() {
        int widest = 0;
        for (int i = 1; i < first.size(); i++) {
            widest = filled(first.get(i)) > filled(first.get(widest)) ? i : widest;
        }
        return widest;
    }

    private static long filled(TableRow row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private void add(TableRow row) {
        if (hiddenRows || !row.hidden()) {
            rows.add(shown(row.cells(), width(row)));
        }
    }

    /** As wide as the headings; without these as wide as the row, and up to the phone number at least. */
    private int width(TableRow row) {
        Columns columns = headings.columns();
        int width = row.cells().size();
        if (columns == null) {
            return width;
        }
        return columns.hasHeader()
                ? columns.headings().size()
                : Math.max(width, columns.phones().get(0) + 1);
    }

    private static List<String> shown(List<String> cells, int width) {
        List<String> shown = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            String cell = i < cells.size() ? cells.get(i).strip() : "";
            shown.add(cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
        }
        return shown;
    }

    /**
     * How the file begins; without a column of phone numbers, if none is recognised, its first row counts as headings.
     *
     * @throws UnusableFileException if there was not even a first row
     */
    FilePreview preview() {
        try {
            headings.end();
        } catch (UnusableFileException unrecognised) {
            if (first.isEmpty() || isNamed) {
                throw unrecognised;
            }
        }
        Columns columns = headings.columns();
        if (columns == null) {
            int widest = widest();
            List<String> heading = first.get(widest).cells();
            first.stream()
                    .skip(widest + 1L)
                    .limit(MOST_ROWS)
                    .forEach(row -> rows.add(shown(row.cells(), heading.size())));
            return new FilePreview(heading, null, rows, notes.details(), notes.warnings(), null);
        }
        for (int i = 0; i < columns.headings().size(); i++) {
            Columns.fieldName(columns.headings(), i);
        }
        List<String> shown = shown(columns.headings(), columns.headings().size());
        return new FilePreview(shown, columns.phones().get(0), rows, notes.details(), notes.warnings(), null);
    }
}
