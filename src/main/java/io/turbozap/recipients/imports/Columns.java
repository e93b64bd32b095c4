package io.turbozap.recipients.imports;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Recipients;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table and what they hold.
 *
 * @param phones which ones hold phone numbers, from 0; the likeliest first, at least one
 * @param headings of all; none if the first row is a recipient
 */
record Columns(List<Integer> phones, List<String> headings) {

    private static final int MOST = 256;
    private static final int LONGEST_NAME = 64;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    /** Headings named in a complaint. */
    private static final int SHOWN = 10;

    /** Keeps copies. */
    Columns {
        phones = List.copyOf(phones);
        headings = List.copyOf(headings);
    }

    /** Those of a row of headings, or null if none is of a column of phone numbers. */
    static @Nullable Columns of(List<String> row, ColumnNames names) {
        if (names.headers().containsKey(Recipients.PHONE)) {
            int phone = named(row, names, Recipients.PHONE);
            return phone < 0 ? null : new Columns(List.of(phone), row);
        }
        List<Integer> phones = recognised(row);
        return phones.isEmpty() ? null : new Columns(phones, row);
    }

    /** @throws UnusableFileException if there are too many columns */
    static void requireFew(List<String> first) {
        if (first.size() > MOST) {
            throw UnusableFileException.because("There must be at most " + MOST + " columns, not " + first.size());
        }
    }

    /** The column whose heading is given for {@code field}, or -1 if none is. */
    private static int named(List<String> header, ColumnNames names, String field) {
        String wanted = names.headers().get(field);
        if (wanted == null) {
            return -1;
        }
        int column = header.indexOf(wanted);
        for (int i = 0; i < header.size() && column < 0; i++) {
            column = ColumnNames.alike(header.get(i), wanted) ? i : -1;
        }
        return column;
    }

    static UnusableFileException noColumn(String wanted, List<String> header) {
        return UnusableFileException.because("There is no column '" + wanted + "': the file has " + shown(header));
    }

    /** The columns whose headings look like those of phone numbers, the likeliest first. */
    private static List<Integer> recognised(List<String> header) {
        List<Integer> phones = IntStream.range(0, header.size())
                .filter(i -> PhoneHeadings.rank(header.get(i)) < PhoneHeadings.WEAK)
                .boxed()
                .sorted(Comparator.comparingInt(i -> PhoneHeadings.rank(header.get(i))))
                .toList();
        return phones.isEmpty()
                ? IntStream.range(0, header.size())
                        .filter(i -> PhoneHeadings.rank(header.get(i)) == PhoneHeadings.WEAK)
                        .limit(1)
                        .boxed()
                        .toList()
                : phones;
    }

    /** Whether the first row names the columns. */
    boolean hasHeader() {
        return !headings.isEmpty();
    }

    /** How a column is called: by its heading, or by its letters if it has none. */
    String name(int column) {
        String heading = column < headings.size() ? headings.get(column).strip() : "";
        return heading.isEmpty() ? letters(column) : shortened(heading);
    }

    /** As spreadsheet programs name a column. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /**
     * The names of the fields that each column fills; none where nothing is kept.
     *
     * @throws UnusableFileException if a column that is named is not there
     */
    ColumnFields fields(ColumnNames names, RecipientCollector recipientCollector, FileNotes notes) {
        ColumnFields fields = new ColumnFields(this, recipientCollector);
        if (hasHeader()) {
            names.headers().forEach((field, heading) -> {
                if (!field.equals(Recipients.PHONE)) {
                    int column = named(headings, names, field);
                    if (column < 0) {
                        throw noColumn(heading, headings);
                    }
                    fields.name(column, field);
                }
            });
        }
        for (int i = 0; i < headings.size(); i++) {
            fields.head(i, fieldName(headings, i), notes);
        }
        return fields;
    }

    /** The name by which placeholders know a column: its heading; empty if none can be. */
    static String fieldName(List<String> header, int column) {
        String name = SPACES.matcher(header.get(column).strip()).replaceAll(" ");
        if (name.length() > LONGEST_NAME) {
            throw UnusableFileException.because(
                    "The heading of column " + (column + 1) + " must have at most " + LONGEST_NAME + " characters");
        }
        return FieldName.placeholder(name) == null ? "" : name;
    }

    /** The first headings, for a complaint. */
    static String shown(List<String> header) {
        List<String> named = header.stream()
                .filter(name -> !name.isBlank())
                .limit(SHOWN)
                .map(name -> "'" + shortened(name) + "'")
                .toList();
        return named.isEmpty() ? "empty headings" : String.join(", ", named);
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }
}
