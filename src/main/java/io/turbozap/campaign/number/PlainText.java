package io.turbozap.campaign.number;

import java.text.Normalizer;

/**
 * Characters of any script in the plain form that numbers are read in: ASCII digits, {@code + - . / ( )} and single
 * blanks. What cannot be seen (direction marks, soft hyphens, zero-width blanks, selectors of emoji) is left out. All
 * others stay.
 */
final class PlainText {

    /** Signs drawn around a digit, joiners and fillers that are no format characters. */
    private static final String UNSEEN = "\u20E3\u034F\u115F\u1160\u17B4\u17B5\u180E\u3164\uFFA0";

    private PlainText() {}

    /** {@code text} in plain form, without blanks around it. */
    static String of(String text) {
        String known = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(known.length());
        known.codePoints().forEach(c -> append(plain, c));
        return plain.toString().strip();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static void append(StringBuilder plain, int c) {
        int digit = Character.digit(c, 10);
        int type = Character.getType(c);
        if (digit >= 0) {
            plain.append((char) ('0' + digit));
        } else if (type == Character.FORMAT || isSelector(c) || UNSEEN.indexOf(c) >= 0) {
            return;
        } else if (c == '\t' || type == Character.SPACE_SEPARATOR || c == 0x2800) {
            plain.append(' ');
        } else {
            plain.append(sign(c, type));
        }
    }

    private static boolean isSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static String sign(int c, int type) {
        return switch (c) {
            case '+', '\u207A', '\u208A', '\uFE62', '\uFF0B', '\u2795' -> "+";
            case '\u02D7', '\u2043', '\u207B', '\u208B', '\u2212', '\u2796', '\u30FC', '\uFF70' -> "-";
            case '\u00B7', '\u0387', '\u2022', '\u2024', '\u2027', '\u2219', '\u22C5' -> ".";
            case '\u30FB', '\uFF65', '\u3002', '\u06D4' -> ".";
            case '\u2044', '\u2215', '\u29F8' -> "/";
            case '"', '\'', '`', '\u00B4', '\u02B9', '\u02BC', '\u2032', '\u2033', '\u2035' -> "\"";
            case '{', '}' -> Character.toString(c);
            default -> signOfType(c, type);
        };
    }

    private static String signOfType(int c, int type) {
        return switch (type) {
            case Character.DASH_PUNCTUATION -> "-";
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> "\"";
            case Character.START_PUNCTUATION -> "(";
            case Character.END_PUNCTUATION -> ")";
            default -> Character.toString(c);
        };
    }
}
