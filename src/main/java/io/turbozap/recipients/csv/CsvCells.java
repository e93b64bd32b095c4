package io.turbozap.recipients.csv;

import io.turbozap.recipients.table.UnusableFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the lines of a text into cells (RFC 4180), and puts up with what people and programs write: quotes within
 * cells, spaces around quoted ones. Not thread-safe.
 *
 * <p>It is done here and not by the library that writes CSV: that one cannot find out where a quote begins that is never
 * closed, nor go on behind it.
 */
final class CsvCells {

    /** As many as a sheet of Excel can have. */
    private static final int MOST = 16_384;
    /** As many characters as a cell of Excel can hold. */
    private static final int LONGEST = 32_767;

    /** Quotes of a line that nothing closes; behind the last of these all quotes mean themselves. */
    private static final int MOST_BROKEN = 64;

    /** Ends of quoted cells beyond their line. */
    private static final int OPEN_END = Integer.MAX_VALUE;

    private static final int BROKEN_END = Integer.MAX_VALUE - 1;

    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    /** Of the quoted cell that is read. */
    private final StringBuilder quoted = new StringBuilder();

    /** The state of a row after one of its lines. */
    enum State {
        /** It is complete. */
        DONE,
        /** It goes on in the next line: a quote is not closed yet. */
        OPEN,
        /** The quote that it goes on with was not meant to, for what closes it stands in the middle of a cell. */
        BROKEN
    }

    CsvCells(char delimiter) {
        this.delimiter = delimiter;
    }

    /** The cells of one line, whose quotes are closed or mean themselves. */
    static List<String> plain(String line, char delimiter) {
        CsvCells row = new CsvCells(delimiter);
        if (row.begin(line) != State.DONE) {
            row.cells.clear();
            row.split(line, 0);
        }
        return row.cells;
    }

    /** The cells of the row; only valid until the next one. */
    List<String> cells() {
        return cells;
    }

    /** Reads the first line of a row. */
    State begin(String line) {
        cells.clear();
        if (line.indexOf('"') >= 0) {
            return read(line, 0);
        }
        split(line, 0);
        return State.DONE;
    }

    /** Reads the next line of a row that is open. */
    State goOn(String line) {
        quoted.append('\n');
        int end = quotedCell(line, 0, /* began= */ -1);
        return end > line.length() ? (end == OPEN_END ? State.OPEN : State.BROKEN) : after(line, end);
    }

    private State after(String line, int end) {
        add(quoted.toString());
        return end < line.length() ? read(line, end + 1) : State.DONE;
    }

    private State read(String line, int start) {
        int at = start;
        int broken = 0;
        while (true) {
            int quote = blanksBehind(line, at);
            if (broken < MOST_BROKEN && quote < line.length() && line.charAt(quote) == '"') {
                quoted.setLength(0);
                int end = quotedCell(line, quote + 1, at);
                if (end == OPEN_END) {
                    return State.OPEN;
                } else if (end == BROKEN_END) {
                    broken++;
                    at = literal(line, at);
                } else {
                    add(quoted.toString());
                    at = end + 1;
                }
            } else {
                at = literal(line, at);
            }
            if (at > line.length()) {
                return State.DONE;
            }
        }
    }

    /** Adds a cell without quotes; the answer is where the next one begins. */
    private int literal(String line, int at) {
        int next = line.indexOf(delimiter, at);
        int end = next < 0 ? line.length() : next;
        add(line.substring(at, end));
        return end + 1;
    }

    private void split(String line, int start) {
        int at = start;
        while (at <= line.length()) {
            at = literal(line, at);
        }
    }

    /**
     * Reads a quoted cell.
     *
     * @param began where in this line it began, or -1 if in another
     * @return the end of the cell, {@link #OPEN_END} or {@link #BROKEN_END}
     */
    private int quotedCell(String line, int start, int began) {
        int at = start;
        boolean isStray = false;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                append(line, at, line.length());
                return isStray ? BROKEN_END : OPEN_END;
            }
            append(line, at, quote);
            at = quote + 1;
            int end = blanksBehind(line, at);
            if (end == line.length() || line.charAt(end) == delimiter) {
                return end;
            }
            if (line.charAt(at) == '"') {
                at++;
            } else if (began < 0) {
                return BROKEN_END;
            } else {
                isStray = true;
            }
            quoted.append('"');
        }
    }

    private void append(String line, int from, int to) {
        if (quoted.length() + to - from <= LONGEST + 1) {
            quoted.append(line, from, to);
        } else {
            quoted.setLength(LONGEST + 1);
        }
    }

    /** Whether the open cell is longer than any can be. */
    boolean isTooLong() {
        return quoted.length() > LONGEST;
    }

    private int blanksBehind(String line, int at) {
        int i = at;
        while (i < line.length() && line.charAt(i) == ' ' && delimiter != ' ') {
            i++;
        }
        return i;
    }

    private void add(String cell) {
        if (cell.length() > LONGEST || cells.size() == MOST) {
            throw UnusableFileException.because(
                    "A row has more or longer cells than a spreadsheet can have: is the file CSV?");
        }
        cells.add(cell);
    }
}
