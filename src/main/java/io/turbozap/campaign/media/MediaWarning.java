package io.turbozap.campaign.media;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A doubt about the file of a message, as it was seen from here before the first send. The program that downloads it
 * may see it otherwise. Of its address it has the host alone: paths and queries may hold secrets.
 *
 * @param message which one, from 0; the first of those with the same file
 * @param host where the file is
 * @param detail what was seen, in a form that the code has, or null
 */
public record MediaWarning(
        Code code, int message, String host, @Nullable String detail) {

    /** The kinds of doubt. */
    public enum Code {
        /** The name of its host is not known. */
        UNKNOWN_HOST("has a host that is not known"),
        /** It is, or leads to, an address that is not public, which is not allowed. */
        PRIVATE("leads to an address that is not public, which MEDIA_ALLOW_PRIVATE allows"),
        /** Its host takes no connection, or ends it. */
        UNREACHABLE("cannot be reached"),
        /** No answer came; the detail is after how many seconds. */
        SILENT("did not answer within %s s"),
        /** It is not there; the detail is the HTTP status. */
        STATUS("answered %s"),
        /** It took long; the detail is how many seconds. */
        SLOW("took %s s to answer"),
        /** It is of another kind than the message; the detail is its media type. */
        TYPE("is of the type %s, which does not fit"),
        /** It is larger than WhatsApp takes; the detail is both sizes. */
        TOO_LARGE("has %s, which WhatsApp does not take");

        private final String words;

        Code(String words) {
            this.words = words;
        }

        /** The name in answers, such as {@code media_slow}. */
        public String wireName() {
            return "media_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A sentence for people. */
    public String text() {
        return "The file of message " + (message + 1) + " on " + host + " "
                + code.words.replace("%s", detail == null ? "" : detail)
                + ", seen from here; WAHA, which downloads it, may see it otherwise";
    }
}
