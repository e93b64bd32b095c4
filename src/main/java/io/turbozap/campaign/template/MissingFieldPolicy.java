package io.turbozap.campaign.template;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy for recipients who lack a field that a placeholder without fallback needs (BEHAVIOUR A2).
 *
 * @param fallback what stands in for the field, without braces; null if nothing does
 */
public record MissingFieldPolicy(Action action, @Nullable String fallback) {

    /** They are left out, and reported. */
    public static final MissingFieldPolicy SKIP = new MissingFieldPolicy(Action.SKIP, null);
    /** All is refused for them. */
    public static final MissingFieldPolicy REFUSE = new MissingFieldPolicy(Action.REFUSE, null);

    private static final String WITH_TEXT = "fallback:";

    /** The action for such a recipient. */
    public enum Action {
        SKIP,
        REFUSE,
        FALLBACK;

        /** The name in requests and in the configuration. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** All names. */
        public static List<String> wireNames() {
            return Stream.of(values()).map(Action::wireName).toList();
        }
    }

    /** They get {@code text}. */
    public static MissingFieldPolicy fallback(String text) {
        return new MissingFieldPolicy(Action.FALLBACK, text);
    }

    /** Whether a text can be a fallback. */
    public static boolean isFallback(String text) {
        return text.indexOf('{') < 0 && text.indexOf('}') < 0;
    }

    /** {@code skip}, {@code refuse}, or {@code fallback:} with the text behind it; null if it is none of these. */
    public static @Nullable MissingFieldPolicy parse(String text) {
        if (text.startsWith(WITH_TEXT)) {
            String fallback = text.substring(WITH_TEXT.length());
            return isFallback(fallback) ? fallback(fallback) : null;
        }
        return switch (text) {
            case "skip" -> SKIP;
            case "refuse" -> REFUSE;
            default -> null;
        };
    }
}
