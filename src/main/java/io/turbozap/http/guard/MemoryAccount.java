package io.turbozap.http.guard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Account of the heap that clients can make the front door keep. Each use has a share of its own, so that none can
 * starve the others. Thread-safe.
 */
public final class MemoryAccount {

    /** What the shares are parts of, each this part of the heap. */
    private static final int PARTS = 128;

    /** Something that takes memory at the front door. */
    public enum Use {
        /** Open connections, whatever they do. */
        CONNECTIONS(9),
        /** Heads of requests that have begun and not ended. */
        HEADS(3),
        /** Bodies that are kept whole until their requests are answered. */
        BODIES(3),
        /** Answers that wait for their clients to read. */
        ANSWERS(3),
        /** Clients of WebSockets and Socket.IO, beside their connections. */
        SOCKETS(6),
        /** Uploads of recipients, while they are read. */
        UPLOADS(32);

        private final int parts;

        Use(int parts) {
            this.parts = parts;
        }
    }

    private final long part;
    private final Map<Use, AtomicLong> used = new EnumMap<>(Use.class);

    /**
     * Creates an account from which nothing is claimed.
     *
     * @param heap the most memory that the process may use, in bytes
     */
    public MemoryAccount(long heap) {
        part = heap / PARTS;
        for (Use use : Use.values()) {
            used.put(use, new AtomicLong());
        }
    }

    /** Share of {@code use}, in bytes. */
    public long share(Use use) {
        return part * use.parts;
    }

    /** Bytes that {@code use} has claimed and not released. */
    public long used(Use use) {
        return count(use).get();
    }

    /**
     * Claims bytes until {@link #release}; false if there are not as many. What finds its share unused is granted
     * whatever its size, so that what can be had at all does not depend on the share.
     */
    public boolean take(Use use, long bytes) {
        AtomicLong all = count(use);
        if (all.addAndGet(bytes) > share(use) && all.get() != bytes) {
            all.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives back what {@link #take} granted. */
    public void release(Use use, long bytes) {
        count(use).addAndGet(-bytes);
    }

    private AtomicLong count(Use use) {
        return Objects.requireNonNull(used.get(use));
    }

    /** Claim of one holder, of no bytes yet. */
    public Claim claim(Use use) {
        return new Claim(use);
    }

    /** Bytes that one holder has of a share. Not thread-safe itself; needs one {@link #release}. */
    public final class Claim {

        private final Use use;
        private long bytes;

        private Claim(Use use) {
            this.use = use;
        }

        /** Changes this claim to {@code total} bytes; false, and nothing changes, if there are not as many. */
        public boolean resize(long total) {
            if (total > bytes && !take(use, total - bytes)) {
                return false;
            }
            if (total < bytes) {
                MemoryAccount.this.release(use, bytes - total);
            }
            bytes = total;
            return true;
        }

        /** Gives everything back. */
        public void release() {
            resize(0);
        }
    }
}
