package io.turbozap.bench.client;

/** Durations counted in buckets of one width, so that millions of them take a fixed space. */
public final class Histogram {

    private final long width;
    private final int[] counts;
    private long count;
    private long max;

    /**
     * @param width nanoseconds a bucket covers: the precision of percentiles
     * @param buckets how many there are; longer durations fall into the last one
     */
    public Histogram(long width, int buckets) {
        this.width = width;
        this.counts = new int[buckets];
    }

    public void record(long nanos) {
        long duration = Math.max(0, nanos);
        counts[(int) Math.min(duration / width, counts.length - 1)]++;
        count++;
        max = Math.max(max, duration);
    }

    public long count() {
        return count;
    }

    /** The longest duration in nanoseconds, exact, 0 if there is none. */
    public long max() {
        return max;
    }

    /** A duration in nanoseconds that {@code share} (0 to 1) of all durations do not exceed, never above {@link #max()}. */
    public long percentile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length - 1; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return Math.min(max, (bucket + 1) * width);
            }
        }
        return max;
    }
}
