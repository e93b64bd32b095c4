package io.turbozap.http.upload;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.BodyHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Bounds on how many campaigns are read at once, and on the memory that this takes. Small bodies, of which many come at
 * once from scripts, take no slot: they share a part of the memory of their own. A body that comes slowly has its place
 * for as long as no other needs it. Thread-safe.
 */
public final class UploadSlots {

    /** A body announced as no longer than this, in bytes, is small. */
    public static final long SMALL = 64 * 1024;

    /**
     * What even the smallest body takes while it is read, in bytes: its connection's buffers, a reader, a form's
     * decoder.
     */
    private static final long EACH = 16 * 1024;
    /**
     * A body that is taken for small and takes more memory than this, in bytes, is not: it needs a slot like any other.
     */
    private static final long GROWN = 1024 * 1024;

    private static final int SMALL_SHARE = 4;

    private final UploadRules rules;
    private int inUse;
    private long claimed;
    private long claimedBySmall;
    /** Those whose bodies come slowly, in the order in which that was seen. */
    private final Set<Slot> slow = new LinkedHashSet<>();

    public UploadSlots(UploadRules rules) {
        this.rules = rules;
    }

    /** What each upload has to keep to. */
    public UploadRules rules() {
        return rules;
    }

    /**
     * A slot for a body of any size.
     *
     * @throws ApiException if all slots are in use
     */
    synchronized Slot enter() {
        Slot slot = new Slot();
        slot.requireOwn();
        return slot;
    }

    /**
     * A place for a small body, which counts by its memory alone.
     *
     * @throws ApiException if small bodies take all the memory there is for them
     */
    synchronized Slot enterSmall() {
        Slot slot = new Slot();
        slot.claim(0);
        return slot;
    }

    /**
     * The place that the body of {@code request} needs, as far as its head shows: one of unknown length is small until
     * it shows otherwise. Only after {@link BodyHeaders#check}.
     *
     * @throws ApiException if that is not to be had
     */
    public Slot enterFor(HttpServerRequest request) {
        return BodyHeaders.length(request) <= SMALL ? enterSmall() : enter();
    }

    public synchronized int inUse() {
        return inUse;
    }

    /** Ends the one of the same kind that has been slow for longest; false if there is none. */
    private boolean makeRoom(Slot wanting, boolean own) {
        for (Slot slot : slow) {
            if (slot != wanting && slot.own == own) {
                slot.leave();
                return true;
            }
        }
        return false;
    }

    /** The place of one upload. Needs one {@link #leave}. */
    public final class Slot {

        private boolean own;
        private long bytes;
        private boolean gone;

        private Slot() {}

        /**
         * Takes a slot, unless this has one: for whatever needs more memory than the size of its body shows.
         *
         * @throws ApiException if all slots are in use
         */
        public void requireOwn() {
            synchronized (UploadSlots.this) {
                requireHere();
                if (own) {
                    return;
                }
                if (inUse == rules.atOnce() && !makeRoom(this, /* own= */ true)) {
                    throw ApiException.tryLater(
                            "Too many campaigns are being uploaded: try again when some of them are in");
                }
                inUse++;
                own = true;
                claimedBySmall -= bytes;
                claimed += bytes;
            }
        }

        /**
         * Notes how many bytes of the body have come.
         *
         * @throws ApiException if that is more than a small body has, and all slots are in use
         */
        void received(long total) {
            synchronized (UploadSlots.this) {
                requireHere();
            }
            if (total > SMALL) {
                requireOwn();
            }
        }

        /**
         * Claims {@code total} bytes of memory for this upload, if that is more than before. One that is alone may have
         * twice the usual, so that what can be had at all does not depend on others.
         *
         * @throws ApiException if there is not as much
         */
        public void claim(long total) {
            synchronized (UploadSlots.this) {
                requireHere();
                if (total > GROWN) {
                    requireOwn();
                }
                if (own) {
                    claimOwn(Math.max(bytes, total - SMALL));
                } else {
                    claimSmall(Math.max(bytes, total + EACH));
                }
            }
        }

        private void claimOwn(long counted) {
            while (claimed - bytes + counted > rules.bytes() && counted > bytes && makeRoom(this, /* own= */ true)) {
                // until there is enough, or no upload is slow
            }
            long others = claimed - bytes;
            if (others + counted > rules.bytes() && counted > bytes) {
                requireAlone(others, counted);
            }
            claimed = others + counted;
            bytes = counted;
        }

        private void claimSmall(long counted) {
            long most = rules.bytes() / SMALL_SHARE;
            while (claimedBySmall - bytes + counted > most && makeRoom(this, /* own= */ false)) {
                // until there is enough, or no upload is slow
            }
            long all = claimedBySmall - bytes + counted;
            if (all > most) {
                throw ApiException.tryLater("Small campaigns that are being read take all the memory there is for them:"
                        + " try again when they are in");
            }
            claimedBySmall = all;
            bytes = counted;
        }

        private void requireAlone(long others, long counted) {
            if (counted > 2 * rules.bytes()) {
                throw new ApiException(
                        413, "The campaign needs more memory than there is: split it, or give the server more");
            }
            if (others > 0) {
                throw ApiException.tryLater(
                        "Campaigns that are being uploaded take all the memory there is for them: try again when they are in");
            }
        }

        private void requireHere() {
            if (gone) {
                throw rules.tooSlow();
            }
        }

        /** From now on this leaves when another needs the place. */
        void giveWay() {
            synchronized (UploadSlots.this) {
                if (!gone) {
                    slow.add(this);
                }
            }
        }

        /** Whether it has left, or another has its place. */
        boolean isGone() {
            synchronized (UploadSlots.this) {
                return gone;
            }
        }

        /** Keeps the place again, even if another needs it. */
        void keep() {
            synchronized (UploadSlots.this) {
                slow.remove(this);
            }
        }

        public void leave() {
            synchronized (UploadSlots.this) {
                if (gone) {
                    return;
                }
                gone = true;
                slow.remove(this);
                if (own) {
                    inUse--;
                    claimed -= bytes;
                } else {
                    claimedBySmall -= bytes;
                }
            }
        }
    }
}
