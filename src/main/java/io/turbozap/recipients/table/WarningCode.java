package io.turbozap.recipients.table;

import java.util.Locale;

/** The kinds of {@link FileWarning}. Programs go by their names, which stay. */
public enum WarningCode {
    /** Which sheet was read, where a workbook has several. */
    SEVERAL_SHEETS,
    /** Rows that are not shown, and whether they were read. */
    HIDDEN_ROWS,
    /** Columns that are not shown, and were read. */
    HIDDEN_COLUMNS,
    /** Cells that share one value, which only the first of their rows has. */
    MERGED_CELLS,
    /** Formulas that were saved without what they give. */
    FORMULA_WITHOUT_VALUE,
    /** Rows above the headings. */
    ROWS_ABOVE_HEADINGS,
    /** No headings: the first row has a number already. */
    NO_HEADINGS,
    /** More than one column of phone numbers: which came first. */
    SEVERAL_PHONE_COLUMNS,
    /** Rows whose number was found in another column than the first. */
    OTHER_PHONE_COLUMN,
    /** Cells with several numbers, of which the first was taken. */
    SEVERAL_NUMBERS,
    /** A quote that is opened and not closed. */
    UNCLOSED_QUOTE,
    /** Columns whose headings are the same field: which of them fills it. */
    SAME_HEADINGS,
    /** Rows with cells below no heading, or below one that no placeholder can name. */
    NO_HEADING,
    /** Rows longer than the headings. */
    LONG_ROWS,
    /** A text in an encoding that had to be assumed. */
    ASSUMED_ENCODING,
    /** Rows in another encoding than the others. */
    MIXED_ENCODING,
    /** Text that another program has garbled before. */
    GARBLED_TEXT,
    /** NUL characters, which were left out. */
    CONTROL_CHARACTERS;

    /** The name as callers see it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
