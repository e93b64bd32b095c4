package io.turbozap.recipients.csv;

import io.turbozap.recipients.table.FileChoices;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFileException;
import io.turbozap.recipients.table.WarningCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file as spreadsheets of all countries write it: separated by commas, semicolons, tabs or bars. */
public final class CsvFile {

    /** Lines by which the separator is found out. */
    private static final int SAMPLE = 40;

    private CsvFile() {}

    /** Whether this is no text in any encoding that is read here. */
    public static boolean isBinary(byte[] head, @Nullable Charset encoding) {
        if (encoding != null || TextEncoding.ofMark(head) != null || TextEncoding.ofZeros(head) != null) {
            return false;
        }
        int length = head.length;
        while (length > 0 && head[length - 1] == 0) {
            length--;
        }
        int controls = 0;
        for (int i = 0; i < length; i++) {
            controls += isText(head[i]) ? 0 : 1;
        }
        return length == 0 || controls * 20 > length;
    }

    private static boolean isText(byte each) {
        return each >= ' ' || each < 0 || each == '\t' || each == '\n' || each == '\r' || each == 0x1A;
    }

    /**
     * Hands the rows to {@code sink}, numbered as a spreadsheet program does that opens the file: a cell may have
     * several lines, blank rows count, and a line that only names the separator does not.
     *
     * @param head how the file begins
     * @param notes learns how it was read, and what is odd about it
     * @throws UnusableFileException if it is none
     */
    public static void read(
            Path file, byte[] head, MemoryAllowance memoryAllowance, FileChoices choices, FileNotes notes, RowSink sink)
            throws IOException {
        if (choices.sheet() != null) {
            throw UnusableFileException.because("The file is CSV, which has no sheets: leave sheet out");
        }
        TextEncoding encoding = TextEncoding.of(file, head, memoryAllowance, choices);
        try (CsvLines lines = new CsvLines(encoding.open(file, memoryAllowance), encoding.decoder())) {
            Character named = named(lines);
            List<String> sample = sample(lines);
            char delimiter = named == null ? Delimiter.of(sample) : named;
            notes.text(encoding.charset().name(), Delimiter.shown(delimiter));
            new CsvRows(lines, delimiter, Delimiter.width(sample, delimiter), notes, sink).read();
            if (lines.hasControls()) {
                notes.warn(
                        WarningCode.CONTROL_CHARACTERS,
                        "The file has NUL characters, which were left out: see that it was copied without damage");
            }
        }
    }

    /** The separator that the first line names, which is taken away then; else null. */
    private static @Nullable Character named(CsvLines lines) throws IOException {
        TextLine first = lines.next();
        Delimiter.Naming naming = first == null ? null : Delimiter.naming(first.text());
        if (first != null && naming == null) {
            lines.back(List.of(first));
        }
        return naming == null ? null : naming.sign();
    }

    private static List<String> sample(CsvLines lines) throws IOException {
        List<TextLine> sample = new ArrayList<>();
        TextLine line = lines.next();
        while (line != null) {
            sample.add(line);
            line = sample.size() < SAMPLE ? lines.next() : null;
        }
        lines.back(sample);
        return sample.stream().map(TextLine::text).toList();
    }
}
