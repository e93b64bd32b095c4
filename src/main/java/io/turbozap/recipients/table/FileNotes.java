package io.turbozap.recipients.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The findings about a file while it is read: how it was read, and what is odd about it. Not thread-safe. */
public final class FileNotes {

    /** Rows that a warning names. */
    private static final int NAMED = 20;

    private final Map<WarningCode, Note> warnings = new EnumMap<>(WarningCode.class);
    private String format = "csv";
    private @Nullable String encoding;
    private @Nullable String delimiter;
    private @Nullable String sheet;
    private List<String> otherSheets = List.of();
    private @Nullable Integer headingRow;
    private List<String> phoneColumns = List.of();

    /** A warning that grows. */
    private static final class Note {
        private final IntFunction<String> message;
        private final List<Integer> rows = new ArrayList<>();
        private int count;

        Note(IntFunction<String> message) {
            this.message = message;
        }
    }

    /** A text in this encoding, with this between its cells. */
    public void text(String encoding, String delimiter) {
        format = "csv";
        this.encoding = encoding;
        this.delimiter = delimiter;
    }

    /** This sheet of a workbook. */
    public void sheet(String name, List<String> others) {
        format = "xlsx";
        sheet = name;
        otherSheets = others;
    }

    /** Where the headings are, if there are any, and which columns may hold phone numbers. */
    public void columns(@Nullable Integer headings, List<String> phones) {
        headingRow = headings;
        phoneColumns = phones;
    }

    /** Warns of the file as a whole. */
    public void warn(WarningCode code, String message) {
        warnings.computeIfAbsent(code, first -> new Note(count -> message));
    }

    /**
     * Warns of a row.
     *
     * @param message the sentence for a number of rows
     */
    public void warn(WarningCode code, int row, IntFunction<String> message) {
        Note note = warnings.computeIfAbsent(code, first -> new Note(message));
        note.count++;
        if (note.rows.size() < NAMED) {
            note.rows.add(row);
        }
    }

    /** How it was read. */
    public FileDetails details() {
        return new FileDetails(format, encoding, delimiter, sheet, otherSheets, headingRow, phoneColumns);
    }

    /** All warnings, by kind. */
    public List<FileWarning> warnings() {
        List<FileWarning> all = new ArrayList<>();
        warnings.forEach((code, note) -> all.add(new FileWarning(
                code.wireName(), note.message.apply(note.count), note.rows, note.count - note.rows.size())));
        return all;
    }
}
