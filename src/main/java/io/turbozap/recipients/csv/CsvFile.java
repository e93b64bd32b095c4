package io.turbozap.recipients.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CSV file as spreadsheets of all countries write it: separated by commas, semicolons or tabs. */
public final class CsvFile {

    private static final int MOST_COLUMNS = 16_384;
    /** As many as a cell of Excel can hold. */
    private static final int LONGEST_CELL = 32_767;

    private static final int LONGEST_ROW = 1 << 20;
    private static final String SEPARATORS = ",;\t";
    /** By this line Excel learns the separator. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    private CsvFile() {}

    /** Whether this is no text in any encoding that is read here. */
    public static boolean isBinary(byte[] head) {
        if (TextEncoding.ofMark(head) != null) {
            return false;
        }
        for (byte each : head) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Hands the rows to {@code sink}, numbered by their lines.
     *
     * @param head how the file begins
     * @throws UnusableFile if it is none
     */
    public static void read(Path file, byte[] head, RowSink sink) throws IOException {
        Charset charset = TextEncoding.of(file, head);
        try (Reader text = open(file, charset)) {
            text.mark(LONGEST_ROW);
            String first = firstLine(text);
            Matcher told = SEPARATOR_LINE.matcher(first.strip());
            if (!told.matches()) {
                text.reset();
            }
            char separator = told.matches() ? told.group(1).charAt(0) : separator(first);
            read(text, separator, told.matches() ? 1 : 0, sink);
        } catch (CsvParseException broken) {
            throw UnusableFile.because("The file is no CSV that can be read: " + broken.getMessage());
        }
    }

    private static Reader open(Path file, Charset charset) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        Reader text = new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** The first line that is not empty, or as much of it as a row may be long. */
    private static String firstLine(Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        for (int read = 1; c >= 0 && read < LONGEST_ROW; read++) {
            if (c != '\n' && c != '\r') {
                line.append((char) c);
            } else if (!line.toString().isBlank()) {
                return line.toString();
            } else {
                line.setLength(0);
            }
            c = text.read();
        }
        return line.toString();
    }

    /** Of those that may separate, the one that the header has most of outside of quotes. */
    private static char separator(String header) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            int which = SEPARATORS.indexOf(c);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && which >= 0) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    private static void read(Reader text, char separator, int linesBefore, RowSink sink) throws IOException {
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(LONGEST_CELL)
                .maxRecordSize(LONGEST_ROW)
                .build();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .build(handler, text)) {
            for (CsvRecord row : rows) {
                sink.row((int) row.getStartingLineNumber() + linesBefore, row.getFields());
            }
        }
    }
}
