package io.turbozap.waha.history;

import java.util.List;

/**
 * The pace of the readings of a history, in milliseconds.
 *
 * @param every from one reading to the next while nothing happens
 * @param afterReturn when to read after a session has come back: what was written meanwhile comes bit by bit
 * @param betweenPages from one page to the next
 * @param overlap how much is read again before the mark: messages come late, and clocks differ
 */
record ReadingPace(long every, List<Long> afterReturn, long betweenPages, long overlap) {

    private static final long FIRST_RETRY = 5_000;
    private static final int MOST_DOUBLINGS = 4;

    ReadingPace {
        afterReturn = List.copyOf(afterReturn);
    }

    /** What is gentle to WAHA: a request per session every {@code every} milliseconds. */
    static ReadingPace of(long every) {
        return new ReadingPace(every, List.of(Math.min(1_000, every), 30_000L, 300_000L), 250, 600_000);
    }

    /** How long to wait after {@code failures} readings in a row that failed: up to 80 seconds, never longer than usual. */
    long afterFailures(int failures) {
        return Math.min(every, FIRST_RETRY << Math.min(failures - 1, MOST_DOUBLINGS));
    }
}
