package io.turbozap.store.history;

/**
 * Spans of time of equal length that people know, such as ten seconds or a day, one after another.
 *
 * @param origin when the first begins, epoch milliseconds
 * @param width how long each is, in milliseconds
 * @param count how many there are
 */
record BucketScale(long origin, long width, int count) {

    static final long SHORTEST = 10_000;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] WIDTHS = {
        SHORTEST, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 28 * DAY, 364 * DAY
    };

    /**
     * The shortest spans of which at most {@code most} hold both times; if there are none, the longest doubled.
     *
     * @param offset of the time zone whose hours and days they begin with, in milliseconds
     */
    static BucketScale of(long from, long to, long offset, int most) {
        for (long width : WIDTHS) {
            BucketScale scale = of(from, to, offset, width);
            if (scale.count <= most) {
                return scale;
            }
        }
        long width = WIDTHS[WIDTHS.length - 1];
        BucketScale scale;
        do {
            width *= 2;
            scale = of(from, to, offset, width);
        } while (scale.count > most);
        return scale;
    }

    private static BucketScale of(long from, long to, long offset, long width) {
        long origin = Math.floorDiv(from + offset, width) * width - offset;
        long count = (to - origin) / width + 1;
        return new BucketScale(origin, width, (int) Math.min(Integer.MAX_VALUE, count));
    }
}
