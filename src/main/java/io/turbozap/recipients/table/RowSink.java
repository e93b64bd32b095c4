package io.turbozap.recipients.table;

/** Takes a table row by row. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes the next row.
     *
     * @throws UnusableFileException if nothing more is wanted
     */
    void row(TableRow row);
}
