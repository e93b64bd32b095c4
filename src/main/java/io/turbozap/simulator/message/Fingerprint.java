package io.turbozap.simulator.message;

/** 64-bit hashes of texts, good enough to distinguish millions of messages without keeping them. */
public final class Fingerprint {

    private static final long PRIME = 0x100000001B3L;

    private Fingerprint() {}

    public static long of(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mix(hash);
    }

    /** The hash of {@code next} coming after what {@code first} stands for; the order matters. */
    public static long join(long first, long next) {
        return mix(first * PRIME + next);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
