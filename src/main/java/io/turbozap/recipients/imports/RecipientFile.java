package io.turbozap.recipients.imports;

import io.turbozap.campaign.number.NumberReader;
import io.turbozap.recipients.csv.CsvFile;
import io.turbozap.recipients.table.FileChoices;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFileException;
import io.turbozap.recipients.xlsx.Xlsx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file with a table of recipients, XLSX or CSV, by its contents and not by its name. Reading it takes as long as it
 * takes: nothing for an event loop.
 */
public final class RecipientFile {

    private static final int HEAD = 4096;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Path file;
    private final ColumnNames names;
    private final FileChoices choices;

    /**
     * @param names which columns hold what, as far as it is given
     * @param choices how it is to be read, as far as it is given
     */
    public RecipientFile(Path file, ColumnNames names, FileChoices choices) {
        this.file = file;
        this.names = names;
        this.choices = choices;
    }

    /**
     * Adds the contacts of all rows to {@code recipientCollector}.
     *
     * @throws UnusableFileException if it is no such file, or a dangerous one
     */
    public void readInto(RecipientCollector recipientCollector, NumberReader numbers, MemoryAllowance memoryAllowance)
            throws IOException {
        FileNotes notes = new FileNotes();
        recipientCollector.from(notes);
        RecipientRows rows =
                new RecipientRows(names, numbers, recipientCollector, choices.hiddenRows(), notes, memoryAllowance);
        read(memoryAllowance, numbers.country(), notes, rows);
        rows.end();
    }

    /**
     * Looks at how a file begins, and what an import of it would answer.
     *
     * @param most how many contacts it may have
     * @throws UnusableFileException if it is none with a table, or a dangerous one
     */
    public FilePreview preview(NumberReader numbers, int most, MemoryAllowance memoryAllowance) throws IOException {
        FilePreview beginning = beginning(numbers, memoryAllowance);
        if (beginning.phone() == null) {
            return beginning;
        }
        RecipientCollector recipientCollector = RecipientCollector.forList(most);
        readInto(recipientCollector, numbers, memoryAllowance.again());
        return beginning.with(recipientCollector.report());
    }

    /**
     * Looks at how a file begins, and no further.
     *
     * @throws UnusableFileException if it is none with a table, or a dangerous one, as far as it was read
     */
    public FilePreview beginning(NumberReader numbers, MemoryAllowance memoryAllowance) throws IOException {
        FileNotes notes = new FileNotes();
        PreviewRows rows = new PreviewRows(names, numbers, choices.hiddenRows(), notes);
        try {
            read(memoryAllowance, numbers.country(), notes, rows);
        } catch (PreviewRows.Enough enough) {
            // the first rows are there
        }
        return rows.preview();
    }

    private void read(MemoryAllowance memoryAllowance, @Nullable String country, FileNotes notes, RowSink rows)
            throws IOException {
        byte[] head = head();
        requireTable(head);
        if (startsWith(head, ZIP)) {
            Xlsx.read(file, memoryAllowance, choices, country, notes, rows);
        } else {
            CsvFile.read(file, head, memoryAllowance, choices, notes, rows);
        }
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private void requireTable(byte[] head) throws IOException {
        if (head.length == 0) {
            throw UnusableFileException.because("The file is empty");
        }
        String other = OtherFiles.sentence(file, head);
        if (other != null) {
            throw UnusableFileException.because(other);
        }
        if (!startsWith(head, ZIP) && CsvFile.isBinary(head, choices.encoding())) {
            throw UnusableFileException.because("The file is neither XLSX nor CSV");
        }
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
