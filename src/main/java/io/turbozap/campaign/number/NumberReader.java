package io.turbozap.campaign.number;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reader of contacts as people and programs write them: phone numbers in any punctuation and script, links, ids of WhatsApp
 * (BEHAVIOUR 1). Every door reads by it, so that the same text is the same person everywhere.
 *
 * <p>Doubt is refused. A number that is marked as international, by {@code +} or {@code 00}, needs a country code that
 * exists and a length that this country has; that it is not known to be in use means little. Other digits are of the
 * reader's country if they can be; if they are as long as its national numbers, they are never another country's.
 * Without a country they need to be a number in use, or too long to be a national one. Immutable.
 */
public final class NumberReader {

    /** The digits that are hardly ever a national number. */
    private static final int LONGER_THAN_NATIONAL = 12;

    private static final int SHORTEST_NATIONAL = 8;
    /** What North America dials before the country code of another country. */
    private static final String AMERICAN_PREFIX = "011";
    /** The area code of films: no number there is in use, and examples are full of them. */
    private static final String FICTION = "1555";

    private static final Pattern SEPARATORS = Pattern.compile("[ +().-]+");

    private static final Map<String, NumberReader> OF_COUNTRIES = new ConcurrentHashMap<>();
    private static final NumberReader INTERNATIONAL = new NumberReader(null);

    private final @Nullable String country;
    private final int countryCode;
    /** Bit n is set if the country has national numbers of n digits. */
    private final int nationalLengths;

    private NumberReader(@Nullable String country) {
        this.country = country;
        this.countryCode = country == null ? 0 : NumberPlan.codeOf(country);
        this.nationalLengths = country == null ? 0 : nationalLengths(country);
    }

    /** A reader of numbers with their country code. */
    public static NumberReader international() {
        return INTERNATIONAL;
    }

    /**
     * A reader that also knows the national numbers of a country; always the same one for the same country.
     *
     * @param country by its two letters (ISO 3166-1); null for none
     * @throws IllegalArgumentException if there is no such country, see {@link #isCountry}
     */
    public static NumberReader of(@Nullable String country) {
        if (country == null) {
            return INTERNATIONAL;
        }
        String code = country.toUpperCase(Locale.ROOT);
        if (!isCountry(code)) {
            throw new IllegalArgumentException("unknown country");
        }
        return OF_COUNTRIES.computeIfAbsent(code, NumberReader::new);
    }

    /** Whether {@code country} are the two letters of a country, in any case. */
    public static boolean isCountry(String country) {
        return country.length() == 2 && NumberPlan.hasCountry(country.toUpperCase(Locale.ROOT));
    }

    /** The country whose national numbers it knows; null for none. */
    public @Nullable String country() {
        return country;
    }

    /** Plans without fixed lengths, such as Germany's, have some for mobiles. */
    private static int nationalLengths(String country) {
        int all = lengths(country, PhoneNumberType.FIXED_LINE) | lengths(country, PhoneNumberType.MOBILE);
        return Integer.bitCount(all) > 6 ? lengths(country, PhoneNumberType.MOBILE) : all;
    }

    private static int lengths(String country, PhoneNumberType type) {
        int mask = 0;
        for (int length = 2; length <= PhoneNumber.MAX_DIGITS; length++) {
            mask |= NumberPlan.hasNationalLength(country, length, type) ? 1 << length : 0;
        }
        return mask;
    }

    /** What {@code text} stands for. */
    public NumberReading read(String text) {
        char[] chars = text.toCharArray();
        long id = quick(chars, 0, chars.length);
        return id == PackedChatId.INVALID ? slow(text) : new NumberReading.Valid(new ChatId(PackedChatId.unpack(id)));
    }

    /**
     * The chat that a text of a search stands for: also the digits of any number as they were shown.
     *
     * @return null if it is none
     */
    public @Nullable ChatId find(String text) {
        ChatId contact = read(text).contact();
        PhoneNumber shown = contact == null ? PhoneNumber.ofDigits(NumberText.of(text)) : null;
        return shown == null ? contact : shown.chatId();
    }

    /** The packed id of what is plainly an international number: most are, and there may be a million. Else INVALID. */
    public long quick(char[] text, int offset, int length) {
        if (length < LONGER_THAN_NATIONAL || length > PhoneNumber.MAX_DIGITS || (nationalLengths >> length & 1) != 0) {
            return PackedChatId.INVALID;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text[offset + i] - '0';
            if (digit < 0 || digit > 9) {
                return PackedChatId.INVALID;
            }
            number = number * 10 + digit;
        }
        return isPlain(text, offset, length) ? number : PackedChatId.INVALID;
    }

    /** Whether digits begin with a country code that has numbers of this length, and no trunk prefix behind it. */
    private static boolean isPlain(char[] digits, int offset, int length) {
        int three = (digits[offset] - '0') * 100 + (digits[offset + 1] - '0') * 10 + digits[offset + 2] - '0';
        int code = three < 100 ? 0 : NumberPlan.code(three);
        int codeLength = code > 99 ? 3 : code > 9 ? 2 : 1;
        return code > 0 && digits[offset + codeLength] != '0' && NumberPlan.hasLength(code, length);
    }

    /** As {@link #read}, for a text that is not {@link #quick}. */
    public NumberReading slow(String text) {
        String plain = NumberText.of(text);
        if (plain.indexOf('@') >= 0) {
            return id(plain);
        }
        WrittenNumber written = WrittenNumber.of(plain);
        if (written == null) {
            return NumberText.isCut(plain)
                    ? NumberReading.Refused.CUT
                    : NumberText.hasExtension(plain) ? NumberReading.Refused.EXTENSION : NumberReading.Refused.NONE;
        }
        if (written.digits().length() < PhoneNumber.MIN_DIGITS - (country == null ? 0 : 2)) {
            return NumberReading.Refused.NONE;
        }
        if (written.international()) {
            return international(written, plain);
        }
        return country == null ? anywhere(written) : at(written, country);
    }

    /** Whom an id names; digits before {@code @c.us} may be written as people do. */
    private static NumberReading id(String plain) {
        ChatId jid = ChatId.ofJid(plain);
        if (jid != null && jid.isPhone()) {
            return reading(SEPARATORS.matcher(jid.local()).replaceAll(""), NumberReading.Refused.NONE);
        }
        return jid != null && jid.isContact() ? new NumberReading.Valid(jid) : NumberReading.Refused.NONE;
    }

    private NumberReading international(WrittenNumber written, String plain) {
        String digits = complete(written.digits());
        int trunkAt = written.trunkAt();
        if (trunkAt > 0 && (digits == null || !NumberPlan.isInUse(digits))) {
            // Italy's zero belongs to the number, whatever the brackets mean
            String kept = complete(
                    new StringBuilder(written.digits()).insert(trunkAt, '0').toString());
            digits = kept != null && (digits == null || NumberPlan.isInUse(kept)) ? kept : digits;
        }
        if (digits == null && country != null && plain.startsWith("00")) {
            digits = NumberPlan.dialled(plain, country);
        }
        return reading(digits, NumberReading.Refused.NONE);
    }

    /**
     * The number that digits with a country code stand for, a trunk prefix behind that dropped; null if there is none.
     */
    private static @Nullable String complete(String digits) {
        int code = NumberPlan.code(digits);
        if (code == 0) {
            return null;
        }
        int codeLength = Integer.toString(code).length();
        if (digits.length() <= PhoneNumber.MAX_DIGITS
                && digits.length() > codeLength
                && digits.charAt(codeLength) != '0'
                && NumberPlan.hasLength(code, digits.length())) {
            return digits;
        }
        if (code == NumberPlan.MEXICO) {
            return Mexico.complete(digits);
        }
        return NumberPlan.dialled(digits, null);
    }

    /** As {@link #complete}, for digits that are not marked as having a country code. */
    private static @Nullable String plainly(String digits) {
        String complete = complete(digits);
        return complete == null || complete.equals(digits) || NumberPlan.isInUse(complete) ? complete : null;
    }

    /** Without a country: what is no national number for certain. */
    private static NumberReading anywhere(WrittenNumber written) {
        String digits = written.digits();
        if (digits.startsWith(AMERICAN_PREFIX)) {
            String behind = complete(digits.substring(AMERICAN_PREFIX.length()));
            boolean sure = behind != null && behind.length() > 9 && NumberPlan.isInUse(behind);
            return reading(
                    sure ? behind : null,
                    mayBeNational(digits) ? NumberReading.Refused.WITHOUT_COUNTRY : NumberReading.Refused.NONE);
        }
        String abroad = written.national() ? null : plainly(digits);
        boolean sure = abroad != null && (digits.length() >= LONGER_THAN_NATIONAL || isSomebodys(abroad));
        return reading(
                sure ? abroad : null,
                mayBeNational(digits) ? NumberReading.Refused.WITHOUT_COUNTRY : NumberReading.Refused.NONE);
    }

    private static boolean mayBeNational(String digits) {
        int length = digits.length() - (digits.startsWith("0") ? 1 : 0);
        return length >= SHORTEST_NATIONAL && length < LONGER_THAN_NATIONAL;
    }

    private static boolean isSomebodys(String digits) {
        return NumberPlan.isInUse(digits) || digits.startsWith(FICTION);
    }

    /** The country's own number with its country code, one of its national numbers, or another country's. */
    private NumberReading at(WrittenNumber written, String home) {
        String digits = written.digits();
        boolean nationalLength = (nationalLengths >> digits.length() & 1) != 0;
        String abroad = written.national() ? null : plainly(digits);
        boolean complete = abroad != null
                && (nationalLength
                        ? NumberPlan.code(abroad) == countryCode && NumberPlan.isInUse(abroad)
                        : digits.length() >= LONGER_THAN_NATIONAL || isSomebodys(abroad));
        return reading(complete ? abroad : national(digits, home), NumberReading.Refused.NOT_OF_COUNTRY);
    }

    /** The number that {@code digits} reach when they are dialled in the country; null if they reach none. */
    private @Nullable String national(String digits, String home) {
        String dialled = countryCode == NumberPlan.MEXICO
                ? Mexico.complete(NumberPlan.MEXICO + digits)
                : NumberPlan.dialled(digits, home);
        if (dialled == null) {
            return null;
        }
        // a Brazilian mobile of eight digits is none today, but its account is still known by them
        String today = Long.toString(Person.key(Long.parseLong(dialled)));
        return NumberPlan.isInUse(dialled) || (today.length() > dialled.length() && NumberPlan.isInUse(today))
                ? dialled
                : null;
    }

    private static NumberReading reading(@Nullable String digits, NumberReading otherwise) {
        PhoneNumber number = digits == null ? null : PhoneNumber.ofDigits(digits);
        return number == null ? otherwise : new NumberReading.Valid(number.chatId());
    }
}
