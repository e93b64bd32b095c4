package io.turbozap.identity.audit;

import org.jspecify.annotations.Nullable;

/** Verifier of a log, entry by entry in its order. Not thread-safe. */
public final class AuditVerifier {

    private final AuditChain chain;
    private String previous;
    private long next;
    private long checked;
    private @Nullable Long firstBroken;

    /**
     * Verifier of what follows an entry that is known to be good.
     *
     * @param first place of the first entry that will come, 1 unless the log was shortened
     * @param previous hash of the entry before it, or {@link AuditChain#START}
     */
    public AuditVerifier(AuditChain chain, long first, String previous) {
        this.chain = chain;
        this.next = first;
        this.previous = previous;
    }

    /** Checks the next entry against its hash. After the first broken one nothing more is checked. */
    public void check(AuditEntry entry, String hash) {
        if (firstBroken != null) {
            return;
        }
        if (entry.seq() != next || !chain.hash(previous, entry).equals(hash)) {
            firstBroken = next;
            return;
        }
        previous = hash;
        next++;
        checked++;
    }

    /**
     * Ends the log.
     *
     * @param head hash of the last entry as it is kept apart: a log that was cut off ends with another
     */
    public void end(String head) {
        if (firstBroken == null && !previous.equals(head)) {
            firstBroken = next;
        }
    }

    /** Entries that were found good. */
    public long checked() {
        return checked;
    }

    /** Place of the first entry that is not as it was written, or is not there; null if all are good. */
    public @Nullable Long firstBroken() {
        return firstBroken;
    }
}
