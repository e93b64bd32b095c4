package io.turbozap.recipients.imports;

import io.turbozap.campaign.NumberReader;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the first rows of a table, and ends the reading after these. Not thread-safe. */
final class PreviewRows implements RowSink {

    private static final int MOST_ROWS = 5;
    /** As much as an import takes of a cell. */
    private static final int LONGEST_CELL = 1024;

    private final NumberReader numbers;
    private final List<List<String>> rows = new ArrayList<>();
    private @Nullable List<String> columns;
    private @Nullable Integer phone;

    /** Enough was read. */
    static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Enough() {
            super(null, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        }
    }

    PreviewRows(NumberReader numbers) {
        this.numbers = numbers;
    }

    @Override
    public void row(int number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (columns == null) {
            columns = begin(cells);
        } else {
            rows.add(shown(cells, columns.isEmpty() ? cells.size() : columns.size()));
        }
        if (rows.size() == MOST_ROWS) {
            throw new Enough();
        }
    }

    /** The headings, none if the first row is a contact. */
    private List<String> begin(List<String> first) {
        Columns.requireFew(first);
        int recognised = Columns.recognised(first);
        int number = recognised < 0 ? Columns.withNumber(first, numbers) : -1;
        if (number >= 0) {
            phone = number;
            rows.add(shown(first, first.size()));
            return List.of();
        }
        for (int i = 0; i < first.size(); i++) {
            Columns.fieldName(first, i);
        }
        phone = recognised < 0 ? null : Integer.valueOf(recognised);
        return shown(first, first.size());
    }

    private static List<String> shown(List<String> cells, int width) {
        List<String> shown = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            String cell = i < cells.size() ? cells.get(i).strip() : "";
            shown.add(cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
        }
        return shown;
    }

    /** @throws UnusableFile if there was not even a first row */
    FilePreview preview() {
        if (columns == null) {
            throw UnusableFile.because("The file is empty");
        }
        return new FilePreview(columns, phone, rows);
    }
}
