package io.turbozap.recipients.imports;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.TableRow;
import io.turbozap.recipients.table.UnusableFileException;
import io.turbozap.recipients.table.WarningCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sink that makes recipients of the rows of a table, or reports what is wrong with each. Not thread-safe. */
final class RecipientRows implements RowSink {

    private static final int MAX_VALUE = 1024;
    private static final int MAX_FIELDS = 64;
    /** Rows between two looks at what was taken. */
    private static final int LOOK = 256;

    /** What formulas that went wrong leave in CSV; no message is to contain that. */
    private static final Set<String> ERRORS =
            Set.of("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!");

    private final ColumnNames names;
    private final RecipientCollector recipientCollector;
    private final boolean hiddenRows;
    private final FileNotes notes;
    private final MemoryAllowance memoryAllowance;
    private final HeadingSearch headings;
    private final PhoneCells cells;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable Columns columns;
    private @Nullable ColumnFields columnFields;
    private int rows;

    /**
     * @param hiddenRows whether rows that are not shown count
     */
    RecipientRows(
            ColumnNames names,
            NumberReader numbers,
            RecipientCollector recipientCollector,
            boolean hiddenRows,
            FileNotes notes,
            MemoryAllowance memoryAllowance) {
        this.names = names;
        this.recipientCollector = recipientCollector;
        this.hiddenRows = hiddenRows;
        this.notes = notes;
        this.memoryAllowance = memoryAllowance;
        this.headings = new HeadingSearch(names, numbers, notes);
        this.cells = new PhoneCells(numbers, notes);
    }

    @Override
    public void row(TableRow row) {
        if (rows++ % LOOK == 0) {
            memoryAllowance.check();
            memoryAllowance.contacts(recipientCollector.bytes());
        }
        if (row.isBlank()) {
            return;
        }
        if (columns == null) {
            headings.row(row, first -> {
                learn();
                contact(first);
            });
            headings.requireHope();
            learn();
        } else {
            contact(row);
        }
    }

    private void learn() {
        Columns found = headings.columns();
        if (columns == null && found != null) {
            columns = found;
            columnFields = found.fields(names, recipientCollector, notes);
        }
    }

    private void contact(TableRow row) {
        Columns table = Objects.requireNonNull(columns, "is known by now");
        if (row.hidden()) {
            notes.warn(WarningCode.HIDDEN_ROWS, row.number(), this::hidden);
            if (!hiddenRows) {
                return;
            }
        }
        if (row.flaw() != null) {
            recipientCollector.reject(Origin.FILE, row.number(), row.flaw());
            return;
        }
        ChatId contact = cells.read(row, table);
        String flaw = contact == null ? cells.complaint() : readFields(row);
        if (contact == null || flaw != null) {
            recipientCollector.reject(Origin.FILE, row.number(), String.valueOf(flaw));
        } else {
            recipientCollector.addKept(Origin.FILE, row.number(), contact, fields);
        }
    }

    private String hidden(int count) {
        String rows = count == 1 ? "One row is" : count + " rows are";
        return rows + " hidden in the file, and "
                + (hiddenRows
                        ? "read like the others"
                        : "left out, as what is seen is what counts; pass hiddenRows=include to read them");
    }

    /** Fills {@link #fields}, or returns what is wrong with them. */
    private @Nullable String readFields(TableRow row) {
        fields.clear();
        ColumnFields table = Objects.requireNonNull(columnFields, "is known by now");
        int width = table.width();
        for (int i = 0; i < row.cells().size(); i++) {
            String value = row.cells().get(i).strip();
            if (value.isEmpty() || ERRORS.contains(value)) {
                continue;
            }
            if (i >= width) {
                warnOfLongRow(row, width);
                break;
            }
            List<String> names = table.of(i);
            if (!names.isEmpty() && value.length() > MAX_VALUE) {
                return "Field '" + names.get(0) + "' has more than " + MAX_VALUE + " characters";
            }
            for (String name : names) {
                fields.put(name, value);
            }
            if (names.isEmpty() && table.isUnnamed(i) && !isPhone(i)) {
                notes.warn(WarningCode.NO_HEADING, row.number(), RecipientRows::unnamed);
            }
        }
        return fields.size() > MAX_FIELDS ? "There are more than " + MAX_FIELDS + " fields" : null;
    }

    private boolean isPhone(int column) {
        return columns != null && columns.phones().get(0) == column;
    }

    private void warnOfLongRow(TableRow row, int width) {
        if (width > 0) {
            notes.warn(WarningCode.LONG_ROWS, row.number(), RecipientRows::longRows);
        }
    }

    private static String unnamed(int count) {
        String rows = count == 1 ? "One row has" : count + " rows have";
        return rows + " cells in a column without a heading, or with signs alone for one: no placeholder can name it";
    }

    private static String longRows(int count) {
        String rows = count == 1 ? "One row has" : count + " rows have";
        return rows
                + " more cells than there are headings: the rest was left out; see that their cells stand below the right"
                + " headings";
    }

    /** @throws UnusableFileException if there was not even a first row */
    void end() {
        headings.end();
        learn();
        memoryAllowance.contacts(recipientCollector.bytes());
    }
}
