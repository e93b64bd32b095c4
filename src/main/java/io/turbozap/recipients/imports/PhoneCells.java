package io.turbozap.recipients.imports;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.number.NumberReading;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.TableRow;
import io.turbozap.recipients.table.WarningCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the phone number from a row: from the first of the columns of phone numbers that holds one, and of several in
 * one cell the first. Not thread-safe.
 */
final class PhoneCells {

    /** Between several numbers in one cell: Google Contacts writes {@code :::}. */
    private static final Pattern BETWEEN =
            Pattern.compile(":::|[;,|/\\n]|\\s(?:e|y|ou|or|and|und|et|o)\\s", Pattern.CASE_INSENSITIVE);

    /** Fewer are a part of a number. */
    private static final int FEWEST_DIGITS = 8;

    private static final int LONGEST = 256;

    private final NumberReader numbers;
    private final FileNotes notes;
    private String complaint = "";

    PhoneCells(NumberReader numbers, FileNotes notes) {
        this.numbers = numbers;
        this.notes = notes;
    }

    /** The number of the person in {@code row}, or null if there is none; then {@link #complaint} has the reason. */
    @Nullable
    ChatId read(TableRow row, Columns columns) {
        complaint = "";
        for (int column : columns.phones()) {
            String shown = column < row.cells().size() ? row.cells().get(column) : "";
            if (!shown.isBlank()) {
                ChatId contact = read(row.number(), shown, row.exact().get(column));
                if (contact != null) {
                    note(row.number(), column, columns);
                    return contact;
                }
            }
        }
        return null;
    }

    /** Why {@link #read} found none. */
    String complaint() {
        return complaint.isEmpty() ? "Phone number is missing" : complaint;
    }

    private @Nullable ChatId read(int row, String shown, String exact) {
        NumberReading numberReading = numbers.read(exact);
        if (numberReading.contact() == null && !shown.equals(exact)) {
            numberReading = numbers.read(shown);
        }
        ChatId contact = numberReading.contact() == null ? firstOfSeveral(row, shown) : numberReading.contact();
        if (contact == null && complaint.isEmpty()) {
            complaint = String.valueOf(numberReading.refusal());
        }
        return contact;
    }

    private @Nullable ChatId firstOfSeveral(int row, String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        String[] parts = BETWEEN.split(cell, -1);
        for (int i = 0; i < parts.length && parts.length > 1; i++) {
            boolean isWhole = parts[i].chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
            ChatId contact = isWhole ? numbers.read(parts[i]).contact() : null;
            if (contact != null) {
                notes.warn(
                        WarningCode.SEVERAL_NUMBERS,
                        row,
                        rows -> "In " + rows(rows) + " a cell holds several numbers: the first that is one was taken");
                return contact;
            }
        }
        return null;
    }

    private void note(int row, int column, Columns columns) {
        int first = columns.phones().get(0);
        if (column != first) {
            notes.warn(
                    WarningCode.OTHER_PHONE_COLUMN,
                    row,
                    rows -> "In " + rows(rows) + " '" + columns.name(first)
                            + "' has no number: it was taken from another column");
        }
    }

    private static String rows(int count) {
        return count == 1 ? "one row" : count + " rows";
    }
}
