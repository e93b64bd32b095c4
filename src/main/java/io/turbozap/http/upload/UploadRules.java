package io.turbozap.http.upload;

import io.turbozap.http.web.ApiException;
import java.util.Map;

/**
 * Rules that uploads of campaigns have to keep to. A client that sends its body drop by drop must not hold one of the
 * few slots for ever.
 *
 * @param atOnce how many there may be
 * @param bytes how much memory they may take together
 * @param checkMillis how often the progress of each is looked at
 * @param bytesPerCheck how much of the body has to have come since it was last looked at
 */
public record UploadRules(int atOnce, long bytes, long checkMillis, long bytesPerCheck) {

    private static final long CHECK_MILLIS = 5_000;
    /** 1 kB a second: slower than any line that a campaign is sent over. */
    private static final long BYTES_PER_CHECK = 5_000;
    /** How many times faster a body has to come that keeps its place while others need one. */
    private static final int BRISK = 16;

    /** Whether a body that brought {@code bytes} since it was last looked at gives way to others who need its place. */
    boolean givesWay(long bytes) {
        return bytes <= BRISK * bytesPerCheck;
    }

    /** The answer to a body that does not come as fast as these rules want. */
    ApiException tooSlow() {
        String text = "The body comes too slowly: at least " + bytesPerCheck + " bytes every " + checkMillis
                + " ms are needed, more while others wait";
        return new ApiException(408, text, Map.of("Connection", "close"));
    }

    /** The rules with the usual patience. */
    public static UploadRules of(int atOnce, long bytes) {
        return new UploadRules(atOnce, bytes, CHECK_MILLIS, BYTES_PER_CHECK);
    }
}
