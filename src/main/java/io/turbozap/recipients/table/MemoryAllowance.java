package io.turbozap.recipients.table;

import java.util.function.LongConsumer;

/**
 * The allowance of the reading of one file: memory, of which each table that grows takes its part and which is claimed
 * as the sum; and time, which ends when it does. What either throws ends the reading. Not thread-safe.
 */
public final class MemoryAllowance {

    /** Growth in bytes that is not worth a claim. */
    private static final long STEP = 64 << 10;

    private final LongConsumer memory;
    private final Runnable watch;
    private long tables;
    private long contacts;
    private long claimed;

    /**
     * @param memory receives how many bytes the reading takes in all, when that grows; throws if there is not as much
     * @param watch called often to check that there is still time and a client that waits; throws if not
     */
    public MemoryAllowance(LongConsumer memory, Runnable watch) {
        this.memory = memory;
        this.watch = watch;
    }

    /** The same of all for another reading, which begins when this one has given back its memory. */
    public MemoryAllowance again() {
        return new MemoryAllowance(memory, watch);
    }

    /** Takes {@code bytes} more for a table that is kept until the end. */
    public void take(long bytes) {
        tables += bytes;
        claim();
    }

    /** All contacts that were read, here and before, take {@code bytes} by now. */
    public void contacts(long bytes) {
        contacts = bytes;
        claim();
    }

    private void claim() {
        if (tables + contacts >= claimed + STEP) {
            claimed = tables + contacts;
            memory.accept(claimed);
        }
    }

    /** Goes on if there is time. */
    public void check() {
        watch.run();
    }
}
