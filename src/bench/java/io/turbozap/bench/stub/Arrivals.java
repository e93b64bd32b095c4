package io.turbozap.bench.stub;

import io.turbozap.bench.client.Histogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When the requests of each session arrived, and how much later than their interval. */
public final class Arrivals {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long WIDTH = 100_000; // 0.1 ms
    private static final int BUCKETS = 200_000; // 20 s
    private static final byte[] KEY = {'"', 's', 'e', 's', 's', 'i', 'o', 'n', '"', ':', '"', 's'};

    private final long interval;
    private final long[] last;
    private Histogram lateness = new Histogram(WIDTH, BUCKETS);

    /**
     * @param interval nanoseconds from one request of a session to its next
     * @param sessions how many there are, numbered from 0
     */
    Arrivals(long interval, int sessions) {
        this.interval = interval;
        this.last = new long[sessions];
        Arrays.fill(last, NEVER);
    }

    /** Notes a request of {@code session} at {@code now}, in nanoseconds of any one clock. */
    void arrived(int session, long now) {
        if (last[session] != NEVER) {
            lateness.record(now - last[session] - interval);
        }
        last[session] = now;
    }

    /** Forgets what was late so far, not when who arrived last. */
    void startOver() {
        lateness = new Histogram(WIDTH, BUCKETS);
    }

    /**
     * How many requests had one before them, and how late these were, percentiles in milliseconds, as JSON. Written by
     * hand, because loading a library would stall the thread that measures.
     */
    String summary() {
        return "{\"count\":" + lateness.count() + ",\"p50\":" + lateness.percentile(0.5) / 1e6 + ",\"p99\":"
                + lateness.percentile(0.99) / 1e6 + ",\"max\":" + lateness.max() / 1e6 + "}";
    }

    /** Which session a send is for: the digits after {@code "session":"s}, or null if it names none like that. */
    static @Nullable Integer sessionOf(byte[] bytes, int from, int to) {
        for (int at = from; at + KEY.length < to; at++) {
            if (Arrays.equals(bytes, at, at + KEY.length, KEY, 0, KEY.length)) {
                return number(bytes, at + KEY.length, to);
            }
        }
        return null;
    }

    private static @Nullable Integer number(byte[] bytes, int from, int to) {
        int number = 0;
        int at = from;
        for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return at == from ? null : number;
    }
}
