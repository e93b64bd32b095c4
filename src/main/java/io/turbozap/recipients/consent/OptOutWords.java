package io.turbozap.recipients.consent;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words by which a person asks for no more messages, or for messages again, writing nothing but one of them. Case,
 * accents, punctuation, emoji, a closing thanks and repeating it do not matter (BEHAVIOUR 21); a sentence with
 * one of the words in it is none.
 */
public final class OptOutWords {

    /** The wish that a message states. */
    public enum Wish {
        OPT_OUT,
        OPT_IN,
        /** Nothing of that kind. */
        NONE
    }

    /** No such word is longer; longer texts are not looked at. */
    private static final int MAX_LENGTH = 100;

    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Me}\\p{Cf}]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern REPEATED = Pattern.compile("(.+?)(?: \\1)+");
    /** How people close whatever they ask for, in the form of {@link #bare}. */
    private static final Pattern COURTESY = Pattern.compile("(?: (?:THANKS|THANK YOU|MANY THANKS|THX|TY|PLEASE|PLS|PLZ"
            + "|OBRIGAD[OA]|MUITO OBRIGAD[OA]|OBG|GRAT[OA]|POR FAVOR|PFV?|FAVOR|GRACIAS|MUCHAS GRACIAS|MERCI|SVP"
            + "|S IL VOUS PLAIT|S IL TE PLAIT|DANKE|BITTE|GRAZIE|PER FAVORE|BEDANKT|DANK U|DANK JE|ALSTUBLIEFT|AUB"
            + "|DZIEKUJE|PROSZE|TESEKKURLER|LUTFEN|TERIMA KASIH|TOLONG|СПАСИБО|ПОЖАЛУИСТА|شكرا|من فضلك|谢谢|請|请))+$");

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
        String words = bare(text);
        String asked = once(COURTESY.matcher(words).replaceFirst(""));
        if (out.contains(words) || out.contains(asked)) {
            return Wish.OPT_OUT;
        }
        return in.contains(words) || in.contains(asked) ? Wish.OPT_IN : Wish.NONE;
    }

    private static String once(String words) {
        Matcher repeated = REPEATED.matcher(words);
        return repeated.matches() ? repeated.group(1) : words;
    }

    private static String bare(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        plain = MARKS.matcher(plain).replaceAll("");
        return BETWEEN.matcher(plain).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    }
}
