package io.turbozap.recipients.imports;

import io.turbozap.recipients.table.FileDetails;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.FileWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of an import: what became of the rows of a file, or of the members of a list.
 *
 * @param rowsRead all rows but the header and empty ones
 * @param accepted those that are recipients now
 * @param duplicates good ones whose number stood there before
 * @param rejected the first of the others
 * @param rejectedOmitted how many more of them there are
 * @param warnings what is odd about the file
 * @param file how the file was read; null if there was none
 */
public record ImportReport(
        int rowsRead,
        int accepted,
        int duplicates,
        List<RejectedRow> rejected,
        int rejectedOmitted,
        List<FileWarning> warnings,
        @Nullable FileDetails file) {

    /** How many rejected rows are named. */
    static final int NAMED = 100;

    /** Keeps a copy. */
    public ImportReport {
        rejected = List.copyOf(rejected);
        warnings = List.copyOf(warnings);
    }

    /**
     * A row that was left out.
     *
     * @param from where it stands
     * @param row its number there, from 1
     * @param reason without the contents of the row
     */
    public record RejectedRow(Origin from, int row, String reason) {}

    /** The origin of rows. */
    public enum Origin {
        /** A named list. */
        LIST,
        /** The body of a request. */
        RECIPIENTS,
        /** A file. */
        FILE,
        /** The address book. */
        CONTACTS
    }

    /** Names the first rejected rows, and counts the rest. Not thread-safe. */
    static final class Rejections {
        private final List<RejectedRow> named = new ArrayList<>();
        private int count;

        void add(Origin from, int row, String reason) {
            if (count++ < NAMED) {
                named.add(new RejectedRow(from, row, reason));
            }
        }

        int count() {
            return count;
        }

        ImportReport report(int accepted, int duplicates, @Nullable FileNotes notes) {
            return new ImportReport(
                    accepted + duplicates + count,
                    accepted,
                    duplicates,
                    named,
                    count - named.size(),
                    notes == null ? List.of() : notes.warnings(),
                    notes == null ? null : notes.details());
        }
    }
}
