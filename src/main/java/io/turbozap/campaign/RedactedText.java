package io.turbozap.campaign;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text of others, such as of a request, as a log may show it: whatever could be a phone number, or an id
 * that is made of one, is left out but for its last two digits.
 */
public final class RedactedText {

    /** Seven digits or more, in one piece or, behind a plus sign, with up to two of the usual signs between them. */
    private static final Pattern NUMBER = Pattern.compile("\\d{7,64}|\\+\\d(?:[ ().-]{0,2}\\d){6,32}");

    /** The words of which paths are made, and the ids that we give. */
    private static final Pattern PLAIN_SEGMENT = Pattern.compile("[A-Za-z][A-Za-z_-]{0,40}|campaign_[0-9a-f-]{1,64}|");

    private static final int MOST_CAUSES = 8;

    private RedactedText() {}

    /** The text of it, masked. */
    public static String text(@Nullable Object written) {
        return NUMBER.matcher(String.valueOf(written)).replaceAll(found -> "…" + lastTwo(found.group()));
    }

    private static String lastTwo(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return digits.substring(digits.length() - 2);
    }

    /** A path of which only the plain words and campaigns' ids are shown. */
    public static String path(@Nullable String path) {
        StringBuilder shown = new StringBuilder();
        String separator = "";
        for (String segment : String.valueOf(path).split("/", -1)) {
            shown.append(separator).append(PLAIN_SEGMENT.matcher(segment).matches() ? segment : "…");
            separator = "/";
        }
        return shown.toString();
    }

    /** The same failure for a log: with its trace and its causes, and masked messages. */
    public static Throwable trace(Throwable failure) {
        return trace(failure, MOST_CAUSES);
    }

    private static Throwable trace(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        Throwable masked = new Failure(text(failure), cause == null || causes == 0 ? null : trace(cause, causes - 1));
        masked.setStackTrace(failure.getStackTrace());
        return masked;
    }

    @SuppressWarnings("OverrideThrowableToString") // its text begins with the class that it stands for
    private static final class Failure extends Throwable {

        private static final long serialVersionUID = 1;

        Failure(String message, @Nullable Throwable cause) {
            super(message, cause, /* enableSuppression= */ false, /* writableStackTrace= */ true);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
