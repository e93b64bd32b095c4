package io.turbozap.campaign.number;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number with its country code: 7 to 15 digits that do not begin with 0 (E.164 without its plus).
 *
 * @param number the digits
 */
public record PhoneNumber(long number) {

    static final int MIN_DIGITS = 7;
    static final int MAX_DIGITS = 15;

    private static final Pattern SEPARATORS = Pattern.compile("[ +()./-]+");
    private static final Pattern PART = Pattern.compile("[0-9]{1,20}");

    private static final long LEAST = 1_000_000L;
    private static final long MOST = 999_999_999_999_999L;

    /** @throws IllegalArgumentException if it has too few or too many digits */
    public PhoneNumber {
        if (number < LEAST || number > MOST) {
            throw new IllegalArgumentException("not a phone number");
        }
    }

    /**
     * The number of these digits, as it was once kept; null if they are none. How people write is for {@link
     * NumberReader}.
     */
    public static @Nullable PhoneNumber ofDigits(String digits) {
        boolean good = digits.length() >= MIN_DIGITS && digits.length() <= MAX_DIGITS && digits.charAt(0) != '0';
        for (int i = 0; i < digits.length() && good; i++) {
            good = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return good ? new PhoneNumber(Long.parseLong(digits)) : null;
    }

    /** The digits of a part of a number, as of a search, however it is written; null if it is none. */
    public static @Nullable String part(String text) {
        String digits =
                SEPARATORS.matcher(NumberText.of(text).replaceFirst("@.*", "")).replaceAll("");
        String part = digits.startsWith("00") ? digits.substring(2) : digits;
        return PART.matcher(part).matches() ? part : null;
    }

    /** Its digits, such as {@code 5511999999999}. */
    public String digits() {
        return Long.toString(number);
    }

    /** Its chat on WhatsApp. */
    public ChatId chatId() {
        return new ChatId(digits() + ChatId.PERSON);
    }

    /** The form for people, such as {@code +55 11 99999-9999}. */
    public String international() {
        return NumberPlan.international(digits());
    }

    /** The country that it is of, by its two letters (ISO 3166-1); null if it is not known. */
    public @Nullable String country() {
        return NumberPlan.country(digits());
    }

    /** Without the digits. */
    @Override
    public String toString() {
        return "PhoneNumber";
    }
}
