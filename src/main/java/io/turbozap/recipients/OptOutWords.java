package io.turbozap.recipients;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether somebody asks for no more messages, or for messages again, by writing nothing but one of some words. Case,
 * accents, and what stands around the words do not matter (BEHAVIOUR 21).
 */
public final class OptOutWords {

    /** What a message asks for. */
    public enum Wish {
        OPT_OUT,
        OPT_IN,
        /** Nothing of that kind. */
        NONE
    }

    /** No such word is longer; longer texts are not looked at. */
    private static final int MAX_LENGTH = 100;

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]++|[^\\p{L}\\p{N}]++$");
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    private final Set<String> out;
    private final Set<String> in;

    /** @param out wins where a word is in both */
    public OptOutWords(Collection<String> out, Collection<String> in) {
        this.out = bare(out);
        this.in = bare(in);
    }

    private static Set<String> bare(Collection<String> words) {
        return words.stream()
                .map(OptOutWords::bare)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What the whole message {@code text} asks for. */
    public Wish wish(String text) {
        if (text.length() > MAX_LENGTH) {
            return Wish.NONE;
        }
        String word = bare(text);
        if (out.contains(word)) {
            return Wish.OPT_OUT;
        }
        return in.contains(word) ? Wish.OPT_IN : Wish.NONE;
    }

    private static String bare(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        plain = ACCENTS.matcher(plain).replaceAll("");
        plain = AROUND.matcher(plain).replaceAll("");
        return BLANKS.matcher(plain).replaceAll(" ").toUpperCase(Locale.ROOT);
    }
}
