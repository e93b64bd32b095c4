package io.turbozap.waha.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Redactor of WAHA's texts for logs and answers: short, one line, without phone numbers, API key and message text. */
public final class ErrorRedactor {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_INPUT = 4_000;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern PHONE = Pattern.compile("\\d{7,}");
    private static final String MASK = "***";
    /** The status that a reason begins with, which is ours and holds no secret. */
    private static final Pattern STATUS = Pattern.compile("HTTP \\d{3}\\b");
    /** From this length on a key is masked within words too, for no word holds it by accident. */
    private static final int LONG = 8;
    /** Shorter texts reveal nothing, and are parts of everything. */
    private static final int SHORTEST = 4;

    private final @Nullable String apiKey;

    public ErrorRedactor(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * The reason to show.
     *
     * @param text the text of the message that this is about, or null
     */
    public String of(String raw, @Nullable String text) {
        String reason = raw.length() > MAX_INPUT ? raw.substring(0, MAX_INPUT) : raw;
        Matcher status = STATUS.matcher(reason);
        int words = status.lookingAt() ? status.end() : 0;
        return shortened(reason.substring(0, words) + masked(reason.substring(words), text));
    }

    private String masked(String reason, @Nullable String text) {
        String known = apiKey != null && apiKey.length() >= LONG ? reason.replace(apiKey, MASK) : word(reason, apiKey);
        return text == null || text.strip().length() < SHORTEST ? known : word(known, text.strip());
    }

    private static String shortened(String raw) {
        String reason = raw;
        reason = BLANKS.matcher(PHONE.matcher(reason).replaceAll(MASK))
                .replaceAll(" ")
                .strip();
        return reason.length() > MAX_LENGTH ? reason.substring(0, MAX_LENGTH - 1) + "…" : reason;
    }

    /**
     * Masks {@code secret} where it stands as a word of its own: a part of another word or number does not reveal it.
     */
    private static String word(String raw, @Nullable String secret) {
        if (secret == null || secret.isBlank() || !raw.contains(secret)) {
            return raw;
        }
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])")
                .matcher(raw)
                .replaceAll(MASK);
    }
}
