package io.turbozap.campaign;

/**
 * A set of non-zero longs by open addressing, cut into segments that grow on their own, so that no single insertion has
 * to move more than a small part of the set.
 */
final class PackedLongSet {

    private static final int SEGMENT_BITS = 8;
    private static final int FIRST = 8;
    /** 2^64 divided by the golden ratio: spreads consecutive numbers over the whole range. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[][] segments = new long[1 << SEGMENT_BITS][];
    private final int[] sizes = new int[1 << SEGMENT_BITS];
    private long slots;

    /** Adds {@code value}, not 0; false if it was there already. */
    boolean add(long value) {
        long hash = value * SPREAD;
        int number = (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
        long[] segment = segments[number];
        if (segment == null) {
            segment = segments[number] = new long[FIRST];
            slots += FIRST;
        } else if (sizes[number] * 4L >= segment.length * 3L) {
            slots += segment.length;
            segment = segments[number] = grown(segment);
        }
        if (!insert(segment, value, hash)) {
            return false;
        }
        sizes[number]++;
        return true;
    }

    /** About how much memory it takes. */
    long bytes() {
        return Long.BYTES * slots;
    }

    private static boolean insert(long[] segment, long value, long hash) {
        int mask = segment.length - 1;
        int slot = (int) (hash >>> 24) & mask;
        while (segment[slot] != 0) {
            if (segment[slot] == value) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        segment[slot] = value;
        return true;
    }

    private static long[] grown(long[] segment) {
        long[] larger = new long[segment.length * 2];
        for (long value : segment) {
            if (value != 0) {
                insert(larger, value, value * SPREAD);
            }
        }
        return larger;
    }
}
