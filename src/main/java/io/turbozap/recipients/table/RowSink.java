package io.turbozap.recipients.table;

/** Takes a table row by row. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes the next row.
     *
     * @throws UnusableFile if nothing more is wanted
     */
    void row(TableRow row);
}
