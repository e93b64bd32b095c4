package io.turbozap.http;

/** Bounds how many campaigns are being read at once, and the memory that this takes. Thread-safe. */
final class UploadSlots {

    /** Whoever needs no more than this need not wait for memory. */
    private static final long SMALL = 64 * 1024;

    private final UploadRules rules;
    private int inUse;
    private long claimed;

    UploadSlots(UploadRules rules) {
        this.rules = rules;
    }

    /** What each upload has to keep to. */
    UploadRules rules() {
        return rules;
    }

    /** @throws Refusal if all slots are in use */
    synchronized Slot enter() {
        if (inUse == rules.atOnce()) {
            throw Refusal.tryLater("Too many campaigns are being uploaded: try again when some of them are in");
        }
        inUse++;
        return new Slot();
    }

    synchronized int inUse() {
        return inUse;
    }

    /** The place of one upload. Needs one {@link #leave}. */
    final class Slot {

        private long bytes;

        private Slot() {}

        /**
         * Claims {@code total} bytes of memory for this upload, if that is more than before. One that is alone may have
         * twice the usual, so that what can be had at all does not depend on others.
         *
         * @throws Refusal if there is not as much
         */
        void claim(long total) {
            synchronized (UploadSlots.this) {
                long counted = Math.max(bytes, total - SMALL);
                long others = claimed - bytes;
                if (others + counted > rules.bytes() && counted > bytes) {
                    requireAlone(others, counted);
                }
                claimed = others + counted;
                bytes = counted;
            }
        }

        private void requireAlone(long others, long counted) {
            if (counted > 2 * rules.bytes()) {
                throw new Refusal(
                        413, "The campaign needs more memory than there is: split it, or give the server more");
            }
            if (others > 0) {
                throw Refusal.tryLater(
                        "Campaigns that are being uploaded take all the memory there is for them: try again when they are in");
            }
        }

        void leave() {
            synchronized (UploadSlots.this) {
                inUse--;
                claimed -= bytes;
            }
        }
    }
}
