package io.turbozap.recipients.imports;

import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.TableRow;
import io.turbozap.recipients.table.UnusableFileException;
import io.turbozap.recipients.table.WarningCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Search for the headings of a table, which may stand below a title, or be missing where the first row has a number
 * already. Not thread-safe.
 */
final class HeadingSearch {

    /** Rows above the headings. */
    private static final int MOST_ABOVE = 20;

    private static final int LONGEST_KEPT = 256;

    private final ColumnNames names;
    private final NumberReader numbers;
    private final FileNotes notes;
    private final List<TableRow> above = new ArrayList<>();
    private @Nullable Columns columns;
    private @Nullable UnusableFileException failure;
    /** A row of a single cell that looks like a heading of phone numbers, and may be a title. */
    private @Nullable TableRow doubtful;

    HeadingSearch(ColumnNames names, NumberReader numbers, FileNotes notes) {
        this.names = names;
        this.numbers = numbers;
        this.notes = notes;
    }

    /** What the columns hold, as soon as it is found. */
    @Nullable
    Columns columns() {
        return columns;
    }

    /**
     * Takes the next row that is not blank.
     *
     * @param contact takes the row if it is a contact already
     * @throws UnusableFileException if it is none to be read
     */
    void row(TableRow row, Consumer<TableRow> contact) {
        Columns.requireFew(row.cells());
        if (row.flaw() != null) {
            throw UnusableFileException.because("Row " + row.number() + ", before any contact: " + row.flaw());
        }
        List<String> cells = row.cells().stream().map(HeadingSearch::visible).toList();
        int number = withNumber(cells);
        Columns found = number < 0 || isNamed() ? Columns.of(cells, names) : null;
        if (found != null && doubtful == null && isDoubtful(cells, found)) {
            doubtful = kept(row, cells);
            return;
        }
        TableRow heading = takeDoubtful(/* title= */ found != null || (number < 0 && !isSingle(cells)));
        if (found != null) {
            begin(found, row.number());
        } else if (heading != null) {
            begin(of(heading), heading.number());
            contact.accept(row);
        } else {
            withoutHeading(row, cells, number, contact);
        }
    }

    /** The doubtful row above, which is the heading unless the row below it makes it a title; else null. */
    private @Nullable TableRow takeDoubtful(boolean title) {
        TableRow taken = doubtful;
        doubtful = null;
        if (taken != null && title) {
            above.add(taken);
            return null;
        }
        return taken;
    }

    /** @param number the column that holds a phone number, or -1 */
    private void withoutHeading(TableRow row, List<String> cells, int number, Consumer<TableRow> contact) {
        if (number >= 0 && !isNamed()) {
            beginWithout(cells, number, row.number());
            if (columns != null) {
                contact.accept(row);
            }
        } else if (above.size() == MOST_ABOVE) {
            failure = unrecognised("");
        } else {
            above.add(kept(row, cells));
        }
    }

    private boolean isNamed() {
        return names.headers().containsKey(Recipients.PHONE);
    }

    /** Whether it may be a title that speaks of phones. */
    private boolean isDoubtful(List<String> cells, Columns found) {
        return isSingle(cells)
                && !isNamed()
                && PhoneHeadings.rank(cells.get(found.phones().get(0))) >= 0;
    }

    private Columns of(TableRow heading) {
        return Objects.requireNonNull(Columns.of(heading.cells(), names), "was found before");
    }

    /** No heading is nearly as long as a cell can be. */
    private static TableRow kept(TableRow row, List<String> cells) {
        return TableRow.of(
                row.number(),
                cells.stream()
                        .map(cell -> cell.length() > LONGEST_KEPT ? cell.substring(0, LONGEST_KEPT) : cell)
                        .toList());
    }

    /** Without the invisible characters that programs put before a heading, such as a byte order mark. */
    private static String visible(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isInvisible(cell.charAt(start))) {
            start++;
        }
        while (end > start && isInvisible(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isInvisible(char c) {
        return c >= 0x80 && (c == '\u00A0' || Character.getType(c) == Character.FORMAT);
    }

    private static boolean isSingle(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count() == 1;
    }

    /** The first column that holds a phone number in a row, or -1 if none does. */
    private int withNumber(List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            if (numbers.read(row.get(i)).contact() != null) {
                return i;
            }
        }
        return -1;
    }

    private void begin(Columns found, int headingRow) {
        columns = found;
        notes.columns(headingRow, found.phones().stream().map(found::name).toList());
        above.forEach(row -> notes.warn(
                WarningCode.ROWS_ABOVE_HEADINGS,
                row.number(),
                rows -> "The headings are in row " + headingRow + "; what is above them was not read"));
        if (found.phones().size() > 1) {
            List<String> others = found.phones().stream()
                    .skip(1)
                    .map(column -> "'" + found.name(column) + "'")
                    .toList();
            notes.warn(
                    WarningCode.SEVERAL_PHONE_COLUMNS,
                    "Several columns look like phone numbers: '"
                            + found.name(found.phones().get(0)) + "' is used, and where it has none, "
                            + String.join(", ", others) + "; pass phoneColumn to use only one");
        }
    }

    /** A bare list of numbers needs no heading, and a single column no certain words above it. */
    private void beginWithout(List<String> cells, int number, int row) {
        boolean alone = isSingle(cells) && above.stream().allMatch(each -> isSingle(each.cells()));
        if (above.isEmpty()) {
            Columns found = new Columns(List.of(number), List.of());
            columns = found;
            notes.columns(null, List.of(found.name(number)));
            if (!isSingle(cells)) {
                notes.warn(
                        WarningCode.NO_HEADINGS,
                        "There are no headings, for row " + row
                                + " has a phone number already: only the numbers were read, and no placeholder is filled");
            }
        } else if (alone) {
            TableRow heading = above.remove(above.size() - 1);
            begin(new Columns(List.of(number), padded(heading.cells(), number)), heading.number());
        } else {
            failure = unrecognised(" (column " + (number + 1) + " holds one in row " + row + ")");
        }
    }

    private static List<String> padded(List<String> cells, int column) {
        List<String> padded = new ArrayList<>(cells);
        while (padded.size() <= column) {
            padded.add("");
        }
        return padded;
    }

    private UnusableFileException unrecognised(String hint) {
        List<String> widest = List.of();
        for (TableRow row : above) {
            widest = filled(row.cells()) > filled(widest) ? row.cells() : widest;
        }
        String wanted = names.headers().get(Recipients.PHONE);
        if (wanted != null) {
            return Columns.noColumn(wanted, widest);
        }
        return UnusableFileException.because("No column of phone numbers was recognised among " + Columns.shown(widest)
                + ": name one of them 'phone' in the first row, or pass its name as phoneColumn"
                + hint);
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    /** @throws UnusableFileException if there can be no headings any more */
    void requireHope() {
        if (failure != null) {
            throw failure;
        }
    }

    /** @throws UnusableFileException if the table is over before anything was found */
    void end() {
        requireHope();
        if (columns == null && doubtful != null) {
            begin(of(doubtful), doubtful.number());
        } else if (columns == null) {
            throw above.isEmpty() ? UnusableFileException.because("The file is empty") : unrecognised("");
        }
    }
}
