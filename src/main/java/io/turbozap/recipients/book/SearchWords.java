package io.turbozap.recipients.book;

import io.turbozap.campaign.number.PhoneNumber;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts in the form in which a search compares them: case and accents do not matter. */
final class SearchWords {

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WILD = Pattern.compile("[!%_]");

    private SearchWords() {}

    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return ACCENTS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A part of a phone number, written in whatever way; if it is none, something that no number contains. */
    static String ofNumber(String text) {
        String digits = PhoneNumber.part(text);
        return digits == null ? "+" : digits;
    }

    /** The pattern for LIKE, with {@code !} for an escape, that whatever contains {@code text} matches. */
    static String containing(String text) {
        return "%" + WILD.matcher(text).replaceAll("!$0") + "%";
    }
}
