package io.turbozap.campaign.number;

import java.text.Normalizer;

/**
 * Characters of any script in the plain form that numbers are read in: ASCII digits, {@code + - . / ( )} and single
 * blanks. What cannot be seen (direction marks, soft hyphens, zero-width blanks, selectors of emoji) is left out. All
 * others stay.
 */
final class PlainText {

    private static final String PLUS = "+\u207A\u208A\uFE62\uFF0B\u2795";
    private static final String DASHES = "\u02D7\u2043\u207B\u208B\u2212\u2796\u30FC\uFF70";
    private static final String DOTS = "\u00B7\u0387\u2022\u2024\u2027\u2219\u22C5\u30FB\uFF65\u3002\u06D4";
    private static final String SLASHES = "\u2044\u2215\u29F8";
    private static final String QUOTES = "\"'`\u00B4\u02B9\u02BC\u2032\u2033\u2035";
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
        } else if (PLUS.indexOf(c) >= 0) {
            plain.append('+');
        } else if (type == Character.DASH_PUNCTUATION || DASHES.indexOf(c) >= 0) {
            plain.append('-');
        } else if (DOTS.indexOf(c) >= 0) {
            plain.append('.');
        } else if (SLASHES.indexOf(c) >= 0) {
            plain.append('/');
        } else if (isQuote(c, type)) {
            plain.append('"');
        } else {
            plain.append(bracket(c, type));
        }
    }

    private static boolean isSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isQuote(int c, int type) {
        return QUOTES.indexOf(c) >= 0
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION;
    }

    private static String bracket(int c, int type) {
        if (type == Character.START_PUNCTUATION && c != '{') {
            return "(";
        }
        return type == Character.END_PUNCTUATION && c != '}' ? ")" : Character.toString(c);
    }
}
