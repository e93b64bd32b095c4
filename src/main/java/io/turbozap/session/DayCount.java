package io.turbozap.session;

/**
 * A count of the messages of a session that may have left on one day.
 *
 * @param day days since 1970-01-01, in the session's time zone
 * @param count starts on that day, without those that surely did not get through
 */
public record DayCount(long day, int count) {

    /** Nothing was ever sent. */
    public static final DayCount NONE = new DayCount(0, 0);

    /** The count of {@code today}, which is 0 if this is about another day. */
    public int on(long today) {
        return day == today ? count : 0;
    }

    public DayCount plusOne(long today) {
        return new DayCount(today, on(today) + 1);
    }

    public DayCount minusOne() {
        return new DayCount(day, Math.max(0, count - 1));
    }
}
