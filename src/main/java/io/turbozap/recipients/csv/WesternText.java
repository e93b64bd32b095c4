package io.turbozap.recipients.csv;

import java.nio.charset.Charset;

/**
 * A test of whether bytes make sense as text of Western Europe and the Americas in Windows-1252. Text in another code
 * page has, read as that, signs in the middle of words, capitals behind small letters, or whole words without a plain
 * letter.
 */
final class WesternText {

    /** Latin-1, with printable signs where that has none. */
    static final Charset CHARSET = Charset.forName("windows-1252");

    /** Accented letters next to each other. */
    private static final int LONGEST_RUN = 2;
    /** What may stand between two letters, or behind one. */
    private static final String JOINERS = "\u2019\u2018\u00B4\u00B7\u2013\u2014\u00AE\u00AD\u00A0\u2026";

    private static final String BEHIND =
            JOINERS + "\u201D\u201C\u00BB\u00AB\u203A\u00B0\u00BA\u00AA\u00B2\u00B3\u00B9\u00A9\u2122";
    private static final String MONEY = "\u00A3\u00A5\u00A2\u20AC\u00A4";

    private WesternText() {}

    static boolean makesSense(CharSequence text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            char behind = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
            run = isAccented(c) ? run + 1 : 0;
            if (run > LONGEST_RUN || (c >= 0x80 && isOdd(before, c, behind))) {
                return false;
            }
        }
        return true;
    }

    /** Ordinal signs are letters to Unicode, and signs to people. */
    private static boolean isAccented(char c) {
        return c >= 0x80 && Character.isLetter(c) && c != '\u00AA' && c != '\u00BA';
    }

    private static boolean isOdd(char before, char c, char behind) {
        return isAccented(c)
                ? isCapitalInside(before, c, behind)
                : c == '\uFFFD' || c < '\u00A0' || isSignInside(before, c, behind);
    }

    private static boolean isCapitalInside(char before, char c, char behind) {
        return Character.isUpperCase(c) && before >= 'a' && before <= 'z' && !Character.isUpperCase(behind);
    }

    private static boolean isSignInside(char before, char c, char behind) {
        boolean afterLetter = Character.isLetter(before);
        if (MONEY.indexOf(c) >= 0) {
            return afterLetter || Character.isLetter(behind);
        }
        String harmless = Character.isLetter(behind) ? JOINERS : BEHIND;
        return afterLetter && harmless.indexOf(c) < 0;
    }
}
