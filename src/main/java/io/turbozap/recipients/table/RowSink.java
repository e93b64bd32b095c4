package io.turbozap.recipients.table;

import java.util.List;

/** Takes a table row by row. */
public interface RowSink {

    /**
     * Takes the next row.
     *
     * @param number where it stands in the file, from 1
     * @param cells its texts, empty where there are none, and only valid for this call
     * @throws UnusableFile if nothing more is wanted
     */
    void row(int number, List<String> cells);
}
