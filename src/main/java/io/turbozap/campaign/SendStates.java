package io.turbozap.campaign;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of every request of a campaign, one byte each. Chunks come into being when their first request leaves
 * {@link SendState#PENDING}, so a campaign that waits costs nothing here. Not thread-safe: its session's actor owns it.
 */
public final class SendStates {

    private static final int CHUNK = 1 << 16;
    private static final byte[] UNTOUCHED = new byte[0];

    private final int total;
    private final byte[][] chunks;
    private final int[] sendCounts = new int[SendState.CODES];
    private int firstPending;

    /** All of {@code total} requests are pending. */
    public SendStates(int total) {
        this.total = total;
        this.chunks = new byte[(int) (((long) total + CHUNK - 1) / CHUNK)][];
        Arrays.fill(chunks, UNTOUCHED);
        sendCounts[SendState.PENDING.code()] = total;
    }

    /** All of {@code total} requests are in {@code state}. */
    public SendStates(int total, SendState state) {
        this(total);
        if (state != SendState.PENDING) {
            for (int number = 0; number < chunks.length; number++) {
                Arrays.fill(touched(number), state.code());
            }
            sendCounts[SendState.PENDING.code()] = 0;
            sendCounts[state.code()] = total;
        }
    }

    /** The same states, to go on from separately. */
    public SendStates copy() {
        SendStates copy = new SendStates(total);
        for (int i = 0; i < chunks.length; i++) {
            copy.chunks[i] = chunks[i].length == 0 ? UNTOUCHED : chunks[i].clone();
        }
        System.arraycopy(sendCounts, 0, copy.sendCounts, 0, sendCounts.length);
        copy.firstPending = firstPending;
        return copy;
    }

    /** How much memory {@code total} requests take once all are touched. */
    public static long bytes(int total) {
        return total;
    }

    /** How many requests there are. */
    public int total() {
        return total;
    }

    /** The state of request {@code index}, 0 to {@code total - 1}. */
    public SendState state(int index) {
        return SendState.of(code(index));
    }

    private int code(int index) {
        byte[] chunk = chunks[index / CHUNK];
        return chunk.length == 0 ? SendState.PENDING.code() : chunk[index % CHUNK];
    }

    /** Moves request {@code index} to {@code state}. */
    public void set(int index, SendState state) {
        byte[] chunk = touched(index / CHUNK);
        sendCounts[chunk[index % CHUNK]]--;
        sendCounts[state.code()]++;
        chunk[index % CHUNK] = state.code();
        if (state == SendState.PENDING && index < firstPending) {
            firstPending = index;
        }
    }

    private byte[] touched(int number) {
        if (chunks[number].length == 0) {
            chunks[number] = new byte[Math.min(CHUNK, total - number * CHUNK)];
        }
        return chunks[number];
    }

    /** The first pending request, or -1 if none is. Calls in order of sending cost no search. */
    public int nextPending() {
        if (sendCounts[SendState.PENDING.code()] == 0) {
            return -1;
        }
        while (code(firstPending) != SendState.PENDING.code()) {
            firstPending++;
        }
        return firstPending;
    }

    /**
     * The first request at or after {@code from} that is in {@code state} (any, when null), looking at no more than
     * {@code span} requests. Returns -1 if there is none among those.
     */
    public int find(@Nullable SendState state, int from, int span) {
        int end = (int) Math.min(total, (long) from + span);
        for (int index = from; index < end; index++) {
            if (state == null || code(index) == state.code()) {
                return index;
            }
        }
        return -1;
    }

    /** How many requests are in {@code state}. */
    public int count(SendState state) {
        return sendCounts[state.code()];
    }

    /** All counts at this moment. */
    public SendCounts sendCounts() {
        return new SendCounts(
                count(SendState.PENDING),
                count(SendState.EXECUTING),
                count(SendState.COMPLETED),
                count(SendState.FAILED),
                count(SendState.UNCERTAIN),
                count(SendState.SKIPPED));
    }
}
