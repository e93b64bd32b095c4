package io.turbozap.recipients.csv;

import io.turbozap.recipients.csv.CsvCells.State;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.TableRow;
import io.turbozap.recipients.table.UnusableFileException;
import io.turbozap.recipients.table.WarningCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text. A quote that is not closed spoils its own row and no other: the lines behind it are rows again.
 * Where a quoted cell holds whole rows, and is closed, it cannot be known what was meant, and none of them counts. Not
 * thread-safe.
 */
final class CsvRows {

    private static final int LONGEST_ROW = 1 << 18;
    private static final int MOST_LINES = 2_000;
    /** More rows with a quote that is not closed, and the text is no CSV. */
    private static final int MOST_UNCLOSED = 1_000;

    private static final Pattern NUMBER = Pattern.compile("\"?\\s*\\+?[\\d\\s().\\-]{8,24}\"?");

    private final CsvLines lines;
    private final char delimiter;
    private final int width;
    private final FileNotes notes;
    private final RowSink sink;
    private final CsvCells cells;
    private int number;
    private int unclosed;

    /** @param width how many cells most rows have */
    CsvRows(CsvLines lines, char delimiter, int width, FileNotes notes, RowSink sink) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.width = width;
        this.notes = notes;
        this.sink = sink;
        this.cells = new CsvCells(delimiter);
    }

    void read() throws IOException {
        for (TextLine line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (!line.text().isBlank()) {
                State state = cells.begin(line.text());
                if (state == State.DONE) {
                    row(cells.cells(), line);
                } else {
                    readOn(line, state);
                }
            }
        }
    }

    private void readOn(TextLine first, State begun) throws IOException {
        List<TextLine> more = new ArrayList<>();
        State state = begun;
        int length = first.text().length();
        while (state == State.OPEN && !cells.isTooLong() && length < LONGEST_ROW && more.size() < MOST_LINES) {
            TextLine next = lines.next();
            if (next == null) {
                break;
            }
            more.add(next);
            length += next.text().length();
            state = cells.goOn(next.text());
        }
        if (state != State.DONE) {
            lines.back(more);
            unclosed(first);
        } else if (holdsRows(first, more)) {
            swallowed(first, more);
        } else {
            row(cells.cells(), oddest(first, more));
        }
    }

    private void unclosed(TextLine line) {
        if (++unclosed > MOST_UNCLOSED) {
            throw UnusableFileException.because("More than " + MOST_UNCLOSED
                    + " rows have a quote (\") that is opened and not closed," + " the last of them row " + number
                    + ": save the file as CSV UTF-8 with a spreadsheet program");
        }
        warnOfQuote(number);
        flawed(line, "A quote (\") is opened in this row and not closed");
    }

    private void swallowed(TextLine first, List<TextLine> more) {
        int start = number;
        warnOfQuote(start);
        flawed(
                first,
                "A quote (\") is opened in this row and closed only in row " + (start + more.size())
                        + ", with whole rows between");
        for (TextLine line : more) {
            number++;
            if (!line.text().isBlank()) {
                flawed(line, "This row stands within a quote (\") that is opened in row " + start);
            }
        }
    }

    private void warnOfQuote(int row) {
        notes.warn(
                WarningCode.UNCLOSED_QUOTE,
                row,
                rows -> (rows == 1 ? "In one row a quote" : "In " + rows + " rows a quote")
                        + " (\") is opened and not closed; the rows around it were kept apart: see the rejected rows");
    }

    private void flawed(TextLine line, String flaw) {
        sink.row(TableRow.flawed(number, CsvCells.plain(line.text(), delimiter), flaw));
    }

    /** Whether two lines of one row have, as whole rows would, a phone number in the same of all columns. */
    private boolean holdsRows(TextLine first, List<TextLine> more) {
        int[] numbers = new int[width];
        countNumbers(first, numbers);
        for (TextLine line : more) {
            countNumbers(line, numbers);
        }
        for (int count : numbers) {
            if (count > 1) {
                return true;
            }
        }
        return false;
    }

    private void countNumbers(TextLine line, int[] numbers) {
        List<String> parts = CsvCells.plain(line.text(), delimiter);
        for (int i = 0; i < width && parts.size() == width; i++) {
            numbers[i] += NUMBER.matcher(parts.get(i).strip()).matches() ? 1 : 0;
        }
    }

    private static TextLine oddest(TextLine first, List<TextLine> more) {
        TextLine oddest = first;
        for (TextLine line : more) {
            oddest = line.oddity().compareTo(oddest.oddity()) > 0 ? line : oddest;
        }
        return oddest;
    }

    private void row(List<String> texts, TextLine line) {
        String flaw = warn(line);
        sink.row(flaw == null ? TableRow.of(number, texts) : TableRow.flawed(number, texts, flaw));
    }

    /** Warns of the characters of a row; the answer is why it cannot be trusted, if so. */
    private @Nullable String warn(TextLine line) {
        switch (line.oddity()) {
            case ASSUMED ->
                notes.warn(
                        WarningCode.ASSUMED_ENCODING,
                        number,
                        rows ->
                                "The file is not in UTF-8, and was read in Windows-1252 (Western Europe and the Americas): if"
                                        + " accented letters are wrong, save it as CSV UTF-8, or pass its encoding");
            case OTHER_ENCODING ->
                notes.warn(
                        WarningCode.MIXED_ENCODING,
                        number,
                        rows -> (rows == 1 ? "One row is" : rows + " rows are")
                                + " in another encoding than the others (UTF-8 and Windows-1252 are mixed); each row was"
                                + " read in its own");
            case GARBLED ->
                notes.warn(
                        WarningCode.GARBLED_TEXT,
                        number,
                        rows -> (rows == 1 ? "One row has" : rows + " rows have")
                                + " letters that another program has garbled, such as Ã© for é: mend them in the file");
            default -> {
                return line.isUnreadable()
                        ? "This row has letters in an unknown encoding: save the file as CSV UTF-8, or pass its encoding"
                        : null;
            }
        }
        return null;
    }
}
