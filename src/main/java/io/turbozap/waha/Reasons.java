package io.turbozap.waha;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what WAHA says fit for logs and answers: short, one line, without phone numbers, API key and message text. */
final class Reasons {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_INPUT = 4_000;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern PHONE = Pattern.compile("\\d{7,}");
    private static final String MASK = "***";

    private final @Nullable String apiKey;

    Reasons(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * The reason to show.
     *
     * @param text the text of the message that this is about, or null
     */
    String of(String said, @Nullable String text) {
        String reason = said.length() > MAX_INPUT ? said.substring(0, MAX_INPUT) : said;
        reason = without(without(reason, apiKey), text);
        reason = BLANKS.matcher(PHONE.matcher(reason).replaceAll(MASK))
                .replaceAll(" ")
                .strip();
        return reason.length() > MAX_LENGTH ? reason.substring(0, MAX_LENGTH - 1) + "…" : reason;
    }

    private static String without(String said, @Nullable String secret) {
        return secret == null || secret.isBlank() ? said : said.replace(secret, MASK);
    }
}
