package io.turbozap.http;

/**
 * What uploads of campaigns have to keep to. A client that sends its body drop by drop must not hold one of the few slots
 * for ever.
 *
 * @param atOnce how many there may be
 * @param bytes how much memory they may take together
 * @param checkMillis how often the progress of each is looked at
 * @param bytesPerCheck how much of the body has to have come since it was last looked at
 */
public record UploadRules(int atOnce, long bytes, long checkMillis, long bytesPerCheck) {

    private static final long CHECK_MILLIS = 10_000;
    /** 1 kB a second: slower than any line that a campaign is sent over. */
    private static final long BYTES_PER_CHECK = 10_000;

    /** The rules with the usual patience. */
    public static UploadRules of(int atOnce, long bytes) {
        return new UploadRules(atOnce, bytes, CHECK_MILLIS, BYTES_PER_CHECK);
    }
}
