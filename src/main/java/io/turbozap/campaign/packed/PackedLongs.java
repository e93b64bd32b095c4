package io.turbozap.campaign.packed;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A growing list of longs in chunks of a bounded size: growing never copies what is already there, and no single array
 * becomes large. Append only; safe to read from anywhere once {@link #trim() trimmed} and published.
 */
public final class PackedLongs {

    private static final int CHUNK = 1 << 14;
    private static final int FIRST = 8;

    private long[][] chunks = {new long[0]};
    private int size;

    public void add(long value) {
        int number = size / CHUNK;
        int place = size % CHUNK;
        if (number == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length + Math.max(1, chunks.length / 2));
        }
        long[] chunk = chunks[number];
        if (chunk == null) {
            chunk = chunks[number] = new long[CHUNK];
        } else if (place == chunk.length) {
            chunk = chunks[number] = Arrays.copyOf(chunk, Math.max(FIRST, Math.min(CHUNK, chunk.length * 2)));
        }
        chunk[place] = value;
        size++;
    }

    public long get(int index) {
        return chunks[index / CHUNK][index % CHUNK];
    }

    public int size() {
        return size;
    }

    /** The same list without what is at some places, trimmed. */
    public PackedLongs without(BitSet places) {
        PackedLongs kept = new PackedLongs();
        for (int i = places.nextClearBit(0); i < size; i = places.nextClearBit(i + 1)) {
            kept.add(get(i));
        }
        kept.trim();
        return kept;
    }

    /** Gives back the room that was kept for growing. */
    public void trim() {
        int used = (size + CHUNK - 1) / CHUNK;
        chunks = Arrays.copyOf(chunks, used);
        if (used > 0) {
            int last = size - (used - 1) * CHUNK;
            if (chunks[used - 1].length != last) {
                chunks[used - 1] = Arrays.copyOf(chunks[used - 1], last);
            }
        }
    }
}
