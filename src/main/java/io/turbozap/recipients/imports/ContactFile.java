package io.turbozap.recipients.imports;

import io.turbozap.campaign.NumberReader;
import io.turbozap.recipients.csv.CsvFile;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFile;
import io.turbozap.recipients.xlsx.Xlsx;
import io.turbozap.recipients.xlsx.XlsxStrings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * A file with a table of contacts, XLSX or CSV, which its contents tell and not its name. Reading it takes as long as it
 * takes: nothing for an event loop.
 */
public final class ContactFile {

    private static final int HEAD = 4096;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Path file;
    private final ColumnNames names;

    /** @param names which columns hold what, as far as it is said */
    public ContactFile(Path file, ColumnNames names) {
        this.file = file;
        this.names = names;
    }

    /**
     * Adds the contacts of all rows to {@code gathering}.
     *
     * @param memory told now and then about how many bytes all this takes; what it throws ends the reading
     * @throws UnusableFile if it is no such file, or a dangerous one
     */
    public void readInto(Gathering gathering, NumberReader numbers, LongConsumer memory) throws IOException {
        XlsxStrings strings = new XlsxStrings(memory);
        ContactRows rows = new ContactRows(names, numbers, gathering, bytes -> memory.accept(bytes + strings.bytes()));
        read(file, strings, rows);
        rows.end();
    }

    /**
     * Looks at how a file begins.
     *
     * @param memory told now and then about how many bytes this takes; what it throws ends the reading
     * @throws UnusableFile if it is none with a table, or a dangerous one, as far as it was read
     */
    public static FilePreview preview(Path file, NumberReader numbers, LongConsumer memory) throws IOException {
        PreviewRows rows = new PreviewRows(numbers);
        try {
            read(file, new XlsxStrings(memory), rows);
        } catch (PreviewRows.Enough enough) {
            // the rest is for the import
        }
        return rows.preview();
    }

    private static void read(Path file, XlsxStrings strings, RowSink rows) throws IOException {
        byte[] head = head(file);
        requireText(head);
        if (startsWith(head, ZIP)) {
            Xlsx.read(file, strings, rows);
        } else {
            CsvFile.read(file, head, rows);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static void requireText(byte[] head) {
        if (head.length == 0) {
            throw UnusableFile.because("The file is empty");
        }
        if (startsWith(head, OLE)) {
            throw UnusableFile.because(
                    "The file is encrypted, or in the old form .xls: save it as .xlsx without a password, or as CSV");
        }
        boolean zip = startsWith(head, ZIP);
        if ((!zip && CsvFile.isBinary(head)) || isMarkup(head)) {
            throw UnusableFile.because("The file is neither XLSX nor CSV");
        }
    }

    /** Pages that call themselves spreadsheets, and documents that begin like text. */
    private static boolean isMarkup(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<") || start.startsWith("%pdf-") || start.startsWith("{\\rtf");
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
