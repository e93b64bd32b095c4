package io.turbozap.waha.send;

import java.util.regex.Pattern;

/**
 * The errors of NOWEB, in a 500, about a message that it cannot put together: the texts that WAHA 2026.4.1 answered.
 * Nothing is sent before the message is whole.
 */
final class ContentFault {

    private static final Pattern TEXTS = Pattern.compile(
            "Invalid media type|Invalid poll values|require at ?least 1 contact", Pattern.CASE_INSENSITIVE);

    private ContentFault() {}

    /** Whether {@code text} is about the content of the message. */
    static boolean isIn(String text) {
        return TEXTS.matcher(text).find();
    }
}
