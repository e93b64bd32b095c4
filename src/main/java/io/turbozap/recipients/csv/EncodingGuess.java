package io.turbozap.recipients.csv;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which code pages a text may be in that is neither in UTF-8 nor in Windows-1252, to be proposed and not to be trusted.
 */
final class EncodingGuess {

    /** Share of the letters beyond ASCII, in percent, that must be of the script of a code page. */
    private static final int ENOUGH = 90;

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("windows-1251", UnicodeScript.CYRILLIC),
            new Candidate("KOI8-R", UnicodeScript.CYRILLIC),
            new Candidate("windows-1253", UnicodeScript.GREEK),
            new Candidate("windows-1255", UnicodeScript.HEBREW),
            new Candidate("windows-1256", UnicodeScript.ARABIC),
            new Candidate("windows-874", UnicodeScript.THAI),
            new Candidate("Shift_JIS", UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN),
            new Candidate("EUC-KR", UnicodeScript.HANGUL),
            new Candidate("GBK", UnicodeScript.HAN),
            new Candidate("Big5", UnicodeScript.HAN),
            new Candidate("IBM850", UnicodeScript.LATIN),
            new Candidate("windows-1250", UnicodeScript.LATIN),
            new Candidate("x-MacRoman", UnicodeScript.LATIN));

    /** A code page, and the script that it is for. */
    private record Candidate(String name, Set<UnicodeScript> scripts) {
        Candidate(String name, UnicodeScript first, UnicodeScript... others) {
            this(name, EnumSet.of(first, others));
        }
    }

    private EncodingGuess() {}

    /** The names of those that fit {@code sample}, the likeliest first. */
    static List<String> of(byte[] sample) {
        List<String> fitting = new ArrayList<>();
        for (Candidate candidate : CANDIDATES) {
            String text = Charset.isSupported(candidate.name) ? decoded(sample, candidate.name) : null;
            if (text != null && fits(text, candidate)) {
                fitting.add(candidate.name);
            }
        }
        return fitting;
    }

    private static @Nullable String decoded(byte[] sample, String name) {
        try {
            return Charset.forName(name)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sample))
                    .toString();
        } catch (CharacterCodingException no) {
            return null;
        }
    }

    private static boolean fits(String text, Candidate candidate) {
        int own = 0;
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && !Character.isWhitespace(c)) {
                all++;
                own += Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                        ? (candidate.scripts.contains(UnicodeScript.of(c)) ? 1 : 0)
                        : 0;
            }
        }
        boolean latin = candidate.scripts.contains(UnicodeScript.LATIN);
        return all > 0
                && own * 100L >= (long) all * ENOUGH
                && (latin ? Arrays.stream(text.split("\n", -1)).allMatch(WesternText::makesSense) : hasWords(text));
    }

    /**
     * Capitals stand at the beginning of words, or everywhere: read in the code page of another system, it is
     * otherwise.
     */
    private static boolean hasWords(String text) {
        int wrong = 0;
        int right = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char c = text.charAt(i);
            if (before >= 0x80 && c >= 0x80 && Character.isLetter(before) && Character.isLetter(c)) {
                if (Character.isLowerCase(before) && Character.isUpperCase(c)) {
                    wrong++;
                } else {
                    right++;
                }
            }
        }
        return wrong * 4 <= right;
    }
}
