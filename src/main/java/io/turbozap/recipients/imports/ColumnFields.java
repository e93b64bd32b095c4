package io.turbozap.recipients.imports;

import io.turbozap.campaign.FieldName;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.WarningCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fields the columns of a table fill. Of headings that are the same field, the first does, or the one that is
 * spelt just as a placeholder; others of the same name are reported. Not thread-safe.
 */
final class ColumnFields {

    private final Columns columns;
    private final RecipientCollector recipientCollector;
    private final List<List<String>> fields = new ArrayList<>();
    /** The column that fills a field, by the name under which that is kept. */
    private final Map<String, Integer> filledBy = new HashMap<>();
    /** The first column with a heading, by the folded form of that. */
    private final Map<String, Integer> seen = new HashMap<>();

    ColumnFields(Columns columns, RecipientCollector recipientCollector) {
        this.columns = columns;
        this.recipientCollector = recipientCollector;
        columns.headings().forEach(heading -> fields.add(new ArrayList<>(1)));
    }

    /** How many columns have headings. */
    int width() {
        return fields.size();
    }

    /** The names of the fields that a column fills. */
    List<String> of(int column) {
        return fields.get(column);
    }

    /** Whether a column has nothing for a heading that a placeholder could name, and is no other either. */
    boolean isUnnamed(int column) {
        return fields.get(column).isEmpty()
                && FieldName.placeholder(columns.headings().get(column)) == null;
    }

    /** A column fills a field, whatever its heading is. */
    void name(int column, String field) {
        for (String kept : recipientCollector.kept(field)) {
            filledBy.put(kept, column);
            fields.get(column).add(kept);
        }
    }

    /** A column has a heading; empty if that is nothing to name it by. */
    void head(int column, String heading, FileNotes notes) {
        if (heading.isEmpty() || columns.phones().get(0) == column) {
            return;
        }
        Integer first = seen.putIfAbsent(FieldName.folded(heading), column);
        if (first != null) {
            notes.warn(WarningCode.SAME_HEADINGS, sameHeadings(first, column, heading));
        }
        recipientCollector.kept(heading).forEach(kept -> fill(column, heading, kept));
    }

    private void fill(int column, String heading, String kept) {
        Integer other = filledBy.putIfAbsent(kept, column);
        if (other == null) {
            fields.get(column).add(kept);
        } else if (other != column && heading.equals(kept) && !isSpelt(other, kept)) {
            fields.get(other).remove(kept);
            filledBy.put(kept, column);
            fields.get(column).add(kept);
        }
    }

    private boolean isSpelt(int column, String name) {
        return columns.headings().get(column).strip().equals(name);
    }

    private static String sameHeadings(int first, int second, String heading) {
        return "Columns " + Columns.letters(first) + " and " + Columns.letters(second) + " are both headed '" + heading
                + "': the placeholder is filled from the first, unless the other is spelt just like it; give them different"
                + " headings to use both";
    }
}
