package io.turbozap.campaign.template;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Recipients;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that can fill the placeholders of a text, by their names as people wrote them. Immutable.
 *
 * @see FieldName which names are the same
 */
public final class KnownFields {

    /** Whatever the recipients will have: they are not known yet, as of a template. */
    public static final KnownFields ANY = new KnownFields(Set.of(), Extent.NOT_KNOWN_YET);
    /** None, for the text goes out as it is: nothing in it is filled. */
    public static final KnownFields UNFILLED = new KnownFields(Set.of(), Extent.UNFILLED);
    /** Every name there can be. */
    static final KnownFields ALL = new KnownFields(Set.of(), Extent.ALL);

    private enum Extent {
        NAMED,
        NOT_KNOWN_YET,
        ALL,
        UNFILLED
    }

    private static final String WORD = "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_'’./-]{0,63}";
    private static final Pattern FIRST_WORDS = Pattern.compile("[\\s$@!#/^&>~*%=-]*" + WORD + "(?: " + WORD + "){0,3}");
    private static final Pattern LAST_WORDS = Pattern.compile("(?:" + WORD + " ){0,3}" + WORD + "\\s*$");

    private final Set<String> asWritten = new HashSet<>();
    private final Set<String> folded = new HashSet<>();
    private final Extent extent;

    private KnownFields(Collection<String> names, Extent extent) {
        this.extent = extent;
        for (String name : names) {
            asWritten.add(lowerCase(name));
            folded.add(FieldName.folded(name));
        }
        folded.remove("");
    }

    /** These, and the phone number that every contact has. */
    public static KnownFields of(Collection<String> names) {
        Set<String> all = new HashSet<>(names);
        all.add(Recipients.PHONE);
        return new KnownFields(all, Extent.NAMED);
    }

    /** Whether placeholders are filled at all. */
    boolean areFilled() {
        return extent != Extent.UNFILLED;
    }

    /** Whether a placeholder {@code name} may be filled. */
    boolean mayFill(String name) {
        return extent == Extent.NOT_KNOWN_YET || has(name);
    }

    /** Whether a field of this name is known. */
    boolean has(String name) {
        return extent == Extent.ALL || folded.contains(FieldName.folded(name));
    }

    /** Whether a field has this very name, signs included. */
    boolean hasAsWritten(String name) {
        return extent == Extent.ALL || asWritten.contains(lowerCase(name));
    }

    /**
     * Whether this is the name of a field, or the usual one of a person's name, which is not put in brackets for
     * nothing.
     */
    boolean isLikely(String name) {
        return has(name) || UsualNames.isOfPerson(name);
    }

    /** Whether {@code text} begins with the likely name of a field, of up to four words. */
    boolean beginsLikely(String text) {
        Matcher words = FIRST_WORDS.matcher(text);
        return words.lookingAt() && isAnyLikely(words.group(), /* fromStart= */ true);
    }

    /** Whether {@code text} ends with the likely name of a field, of up to four words. */
    boolean endsLikely(String text) {
        Matcher words = LAST_WORDS.matcher(text);
        return words.find() && isAnyLikely(words.group(), /* fromStart= */ false);
    }

    private boolean isAnyLikely(String text, boolean fromStart) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        for (int count = 1; count <= words.size(); count++) {
            int from = fromStart ? 0 : words.size() - count;
            if (isLikely(String.join(" ", words.subList(from, from + count)))) {
                return true;
            }
        }
        return false;
    }

    private static String lowerCase(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
