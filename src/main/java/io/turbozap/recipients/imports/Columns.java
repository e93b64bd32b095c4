package io.turbozap.recipients.imports;

import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.NumberReader;
import io.turbozap.recipients.table.UnusableFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table hold.
 *
 * @param phone which one holds the phone numbers, from 0
 * @param fields the names of fields by column; null where nothing is kept
 * @param hasHeader whether the first row is no contact
 */
record Columns(int phone, List<@Nullable String> fields, boolean hasHeader) {

    private static final int MOST = 256;
    private static final int LONGEST_NAME = 64;
    /** Headings named in a complaint. */
    private static final int SHOWN = 10;

    /**
     * Understands the first row of a table.
     *
     * @throws UnusableFile if nothing says where phone numbers are
     */
    static Columns of(List<String> first, ColumnNames names, NumberReader numbers, Gathering gathering) {
        requireFew(first);
        int phone = named(first, names, Contacts.PHONE);
        if (phone < 0) {
            phone = recognised(first);
        }
        if (phone < 0) {
            return withoutHeader(first, numbers);
        }
        return new Columns(phone, fields(first, names, phone, gathering), /* hasHeader= */ true);
    }

    /** @throws UnusableFile if there are too many columns */
    static void requireFew(List<String> first) {
        if (first.size() > MOST) {
            throw UnusableFile.because("There must be at most " + MOST + " columns, not " + first.size());
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
        if (column < 0) {
            throw UnusableFile.because("There is no column '" + wanted + "': the file has " + shown(header));
        }
        return column;
    }

    /** The column whose heading looks most like one of phone numbers, or -1 if none does. */
    static int recognised(List<String> header) {
        int best = -1;
        int rank = Integer.MAX_VALUE;
        for (int i = 0; i < header.size(); i++) {
            Integer likeness = ColumnNames.likePhones(header.get(i));
            if (likeness != null && likeness < rank) {
                best = i;
                rank = likeness;
            }
        }
        return best;
    }

    /** A bare list of numbers needs no header. */
    private static Columns withoutHeader(List<String> first, NumberReader numbers) {
        int phone = withNumber(first, numbers);
        if (phone >= 0) {
            return new Columns(phone, List.of(), /* hasHeader= */ false);
        }
        throw UnusableFile.because("No column of phone numbers was recognised among " + shown(first)
                + ": name one of them 'phone' in the first row, or pass its name as phoneColumn");
    }

    /** The first column that holds a phone number in a row, or -1 if none does. */
    static int withNumber(List<String> row, NumberReader numbers) {
        for (int i = 0; i < row.size(); i++) {
            if (numbers.read(row.get(i)).contact() != null) {
                return i;
            }
        }
        return -1;
    }

    /** The name by which placeholders know a column; empty if there is none. */
    static String fieldName(List<String> header, int column) {
        String name = ColumnNames.field(header.get(column));
        if (name.length() > LONGEST_NAME) {
            throw UnusableFile.because(
                    "The heading of column " + (column + 1) + " must have at most " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static List<@Nullable String> fields(
            List<String> header, ColumnNames names, int phone, Gathering gathering) {
        @Nullable String[] fields = new String[header.size()];
        Set<String> taken = new HashSet<>(Set.of(Contacts.PHONE));
        for (String field : names.headers().keySet()) {
            if (!field.equals(Contacts.PHONE)) {
                fields[named(header, names, field)] = gathering.kept(field);
                taken.add(field);
            }
        }
        for (int i = 0; i < fields.length; i++) {
            String name = fieldName(header, i);
            if (i != phone && fields[i] == null && !name.isEmpty() && taken.add(name)) {
                fields[i] = gathering.kept(name);
            }
        }
        List<@Nullable String> list = new ArrayList<>();
        Collections.addAll(list, fields);
        return list;
    }

    private static String shown(List<String> header) {
        List<String> named = header.stream()
                .filter(name -> !name.isBlank())
                .limit(SHOWN)
                .map(name -> "'" + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name) + "'")
                .toList();
        return named.isEmpty() ? "empty headings" : String.join(", ", named);
    }
}
