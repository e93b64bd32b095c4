package io.turbozap.waha.media;

import org.jspecify.annotations.Nullable;

/** The result of a probe of a file's address. */
sealed interface MediaResponse {

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param type its {@code Content-Type}, or null
     * @param bytes how large the file is, or −1 if the answer does not give it
     * @param millis how long it took, with all redirects
     */
    record Answered(int status, @Nullable String type, long bytes, long millis) implements MediaResponse {}

    /** No answer. */
    enum Nothing implements MediaResponse {
        /** The host's name is not known. */
        UNKNOWN_HOST,
        /** It leads to an address that may not be asked. */
        PRIVATE,
        /** The host takes no connection, or ended it. */
        UNREACHABLE,
        /** No answer came in time. */
        SILENT,
        /** It was not asked, for it takes more to read its address, or a password. */
        NOT_ASKED
    }
}
