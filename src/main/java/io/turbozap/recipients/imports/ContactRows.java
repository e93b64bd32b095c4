package io.turbozap.recipients.imports;

import io.turbozap.campaign.ChatId;
import io.turbozap.campaign.NumberReader;
import io.turbozap.campaign.Reading;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Makes contacts of the rows of a table, or says what is wrong with each. Not thread-safe. */
final class ContactRows implements RowSink {

    private static final int MAX_VALUE = 1024;
    private static final int MAX_FIELDS = 64;
    /** Rows between two looks at the memory. */
    private static final int LOOK = 1024;

    /** What formulas that went wrong leave in CSV; nobody is to be written that. */
    private static final Set<String> ERRORS =
            Set.of("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!");

    private final ColumnNames names;
    private final NumberReader numbers;
    private final Gathering gathering;
    private final LongConsumer memory;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable Columns columns;
    private int rows;

    /** @param memory told now and then about how many bytes the contacts take; may throw to end it all */
    ContactRows(ColumnNames names, NumberReader numbers, Gathering gathering, LongConsumer memory) {
        this.names = names;
        this.numbers = numbers;
        this.gathering = gathering;
        this.memory = memory;
    }

    @Override
    public void row(int number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (rows++ % LOOK == 0) {
            memory.accept(gathering.bytes());
        }
        if (columns == null) {
            columns = Columns.of(cells, names, numbers, gathering);
            if (columns.hasHeader()) {
                return;
            }
        }
        contact(number, cells, columns);
    }

    private void contact(int number, List<String> cells, Columns table) {
        String written = table.phone() < cells.size() ? cells.get(table.phone()) : "";
        if (written.isBlank()) {
            gathering.reject(Origin.FILE, number, "Phone number is missing");
            return;
        }
        Reading reading = numbers.read(written);
        ChatId contact = reading.contact();
        if (contact == null) {
            gathering.reject(Origin.FILE, number, String.valueOf(reading.refusal()));
            return;
        }
        String flaw = readFields(cells, table.fields());
        if (flaw == null) {
            gathering.add(Origin.FILE, number, contact, fields);
        } else {
            gathering.reject(Origin.FILE, number, flaw);
        }
    }

    /** Fills {@link #fields}, or tells what is wrong with them. */
    private @Nullable String readFields(List<String> cells, List<@Nullable String> columnFields) {
        fields.clear();
        int width = Math.min(cells.size(), columnFields.size());
        for (int i = 0; i < width; i++) {
            String field = columnFields.get(i);
            String value = cells.get(i).strip();
            if (field != null && !value.isEmpty() && !ERRORS.contains(value)) {
                if (value.length() > MAX_VALUE) {
                    return "Field '" + field + "' has more than " + MAX_VALUE + " characters";
                }
                fields.put(field, value);
            }
        }
        return fields.size() > MAX_FIELDS ? "There are more than " + MAX_FIELDS + " fields" : null;
    }

    /** @throws UnusableFile if there was not even a first row */
    void end() {
        if (columns == null) {
            throw UnusableFile.because("The file is empty");
        }
        memory.accept(gathering.bytes());
    }
}
