package io.turbozap.recipients.imports;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.recipients.imports.ImportReport.RejectedRow;
import io.turbozap.recipients.table.FileChoices;
import io.turbozap.recipients.table.MemoryAllowance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Imports files that tests make up. */
abstract class ImportTest {

    static final int LIMIT = 1_000_000;

    @TempDir
    Path folder;

    NumberReader numbers = NumberReader.of("BR");
    ColumnNames columns = ColumnNames.RECOGNISED;
    FileChoices choices = FileChoices.NONE;
    MemoryAllowance memoryAllowance = new MemoryAllowance(bytes -> {}, () -> {});

    /** What an import gave. */
    record Imported(Recipients contacts, ImportReport report) {

        /** Number and fields of each contact. */
        List<String> people() {
            List<String> people = new ArrayList<>();
            for (int i = 0; i < contacts.size(); i++) {
                people.add(contacts.field(i, Recipients.PHONE) + contacts.fields(i));
            }
            return people;
        }

        List<String> rejected() {
            return report.rejected().stream().map(Imported::told).toList();
        }

        List<String> warnings() {
            return report.warnings().stream()
                    .map(warning -> warning.code() + " " + warning.rows())
                    .toList();
        }

        private static String told(RejectedRow row) {
            return row.row() + ": " + row.reason();
        }
    }

    Imported importing(byte[] file, RecipientCollector recipientCollector) {
        try {
            Path path = Files.write(folder.resolve("a file"), file);
            new RecipientFile(path, columns, choices).readInto(recipientCollector, numbers, memoryAllowance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ImportReport report = recipientCollector.report();
        return new Imported(recipientCollector.contacts(), report);
    }

    FilePreview previewing(byte[] file) {
        try {
            Path path = Files.write(folder.resolve("a file"), file);
            return new RecipientFile(path, columns, choices).preview(numbers, LIMIT, memoryAllowance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Imported importing(byte[] file) {
        return importing(file, RecipientCollector.forList(LIMIT));
    }

    Imported importing(String csv, Charset charset) {
        return importing(csv.getBytes(charset));
    }

    Imported importing(String csv) {
        return importing(csv, StandardCharsets.UTF_8);
    }

    /** For a campaign of this one text. */
    static RecipientCollector forText(String text) {
        return RecipientCollector.forMessages(List.of(new Message.Text(TextTemplate.parse(text))), LIMIT);
    }

    static ColumnNames named(String... fieldsAndHeaders) {
        return new ColumnNames(
                fieldsAndHeaders.length == 2
                        ? Map.of(fieldsAndHeaders[0], fieldsAndHeaders[1])
                        : Map.of(fieldsAndHeaders[0], fieldsAndHeaders[1], fieldsAndHeaders[2], fieldsAndHeaders[3]));
    }
}
