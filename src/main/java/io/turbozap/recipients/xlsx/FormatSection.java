package io.turbozap.recipients.xlsx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the sections of a number format, such as {@code [<=99999999]0000-0000}, cut into what means itself and what
 * stands for a part of the value (ECMA-376, part 1, 18.8.31).
 *
 * @param tokens of it
 * @param condition under which it is used, with its operator; null for none
 * @param language of its writer, as a tag (BCP 47) or as Windows numbers it; null if it is not given
 */
record FormatSection(
        List<Token> tokens,
        @Nullable String condition,
        @Nullable String language) {

    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?\\d{1,15}(?:\\.\\d{1,10})?)");
    private static final Pattern LANGUAGE = Pattern.compile("0*+([0-9A-F]{3,4}+|[a-z]{2}-[A-Z]{2})");
    /** The sign of a currency that only one country has. */
    private static final String REAL = "R$";

    private static final String BRAZIL = "pt-BR";

    private static final Pattern ELAPSED = Pattern.compile("h+|m+|s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MERIDIEM = Pattern.compile("AM/PM|A/P", Pattern.CASE_INSENSITIVE);

    /** What a token takes with its text, in bytes. */
    private static final int TOKEN = 80;

    /**
     * A piece of a section.
     *
     * @param isLiteral whether it means itself
     */
    record Token(String text, boolean isLiteral) {}

    /** The sections of a format, at most four. */
    static List<FormatSection> of(String format) {
        List<FormatSection> sections = new ArrayList<>();
        int at = 0;
        while (at <= format.length() && sections.size() < 4) {
            Reader reader = new Reader(format, at);
            sections.add(reader.read());
            at = reader.at + 1;
        }
        return sections;
    }

    /** Reads one section. */
    private static final class Reader {
        private final String format;
        private final int start;
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private @Nullable String condition;
        private @Nullable String language;

        Reader(String format, int start) {
            this.format = format;
            this.start = start;
            this.at = start;
        }

        FormatSection read() {
            while (at < format.length() && format.charAt(at) != ';') {
                one(format.charAt(at));
            }
            boolean isReal = language == null && format.substring(start, at).contains(REAL);
            return new FormatSection(List.copyOf(tokens), condition, isReal ? BRAZIL : language);
        }

        private void one(char c) {
            switch (c) {
                case '"' -> literal(1, upTo('"'));
                case '[' -> bracket(format.substring(at + 1, upTo(']')));
                case '\\' -> literal(1, Math.min(at + 2, format.length()));
                case '_', '*' -> at = Math.min(at + 2, format.length());
                default -> plain(c);
            }
        }

        /** Where {@code end} is behind this place, or the end of all. */
        private int upTo(char end) {
            int found = format.indexOf(end, at + 1);
            return found < 0 ? format.length() : found;
        }

        private void literal(int skipped, int end) {
            tokens.add(new Token(format.substring(Math.min(at + skipped, end), end), true));
            at = Math.min(format.charAt(at) == '"' ? end + 1 : end, format.length());
        }

        private void bracket(String inner) {
            at = Math.min(at + inner.length() + 2, format.length());
            if (inner.startsWith("$")) {
                String sign = inner.substring(1);
                int end = sign.indexOf('-');
                tokens.add(new Token(end < 0 ? sign : sign.substring(0, end), true));
                language = end < 0 || language != null ? language : language(sign.substring(end + 1));
            } else if (CONDITION.matcher(inner).matches()) {
                condition = inner;
            } else if (ELAPSED.matcher(inner).matches()) {
                tokens.add(new Token("[" + inner.toLowerCase(Locale.ROOT) + "]", false));
            }
        }

        /** What stands before a comma; behind one is the calendar. */
        private static @Nullable String language(String written) {
            int end = written.indexOf(',');
            Matcher language = LANGUAGE.matcher(end < 0 ? written : written.substring(0, end));
            return language.matches() ? language.group(1) : null;
        }

        private void plain(char c) {
            Matcher meridiem = MERIDIEM.matcher(format).region(at, format.length());
            if (meridiem.lookingAt()) {
                tokens.add(new Token("am/pm", false));
                at = meridiem.end();
                return;
            }
            char lower = Character.toLowerCase(c);
            int end = at + 1;
            if ("ymdhs".indexOf(lower) >= 0) {
                while (end < format.length() && Character.toLowerCase(format.charAt(end)) == lower) {
                    end++;
                }
                tokens.add(new Token(format.substring(at, end).toLowerCase(Locale.ROOT), false));
            } else {
                tokens.add(new Token(String.valueOf(c), "0#?.,%eE/@".indexOf(c) < 0));
            }
            at = end;
        }
    }

    /** About how much memory it takes. */
    long bytes() {
        return (long) TOKEN * tokens.size();
    }

    /** Whether it shows a moment. */
    boolean isDate() {
        return tokens.stream().anyMatch(token -> !token.isLiteral && "ymdhs[".indexOf(token.text.charAt(0)) >= 0);
    }

    boolean has(String sign) {
        return tokens.stream().anyMatch(token -> !token.isLiteral && token.text.equalsIgnoreCase(sign));
    }

    /** Whether its condition holds for {@code value}; without one it does. */
    boolean fits(BigDecimal value) {
        Matcher parts = CONDITION.matcher(String.valueOf(condition));
        if (!parts.matches()) {
            return true;
        }
        int order = value.compareTo(new BigDecimal(parts.group(2)));
        return switch (parts.group(1)) {
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            default -> order == 0;
        };
    }
}
