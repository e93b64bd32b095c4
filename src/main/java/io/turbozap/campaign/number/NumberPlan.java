package io.turbozap.campaign.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The world's numbering plans, as libphonenumber knows them: its data are loaded country by country when they are first
 * asked for. Digits are strings without country code where national is written, else with it.
 */
final class NumberPlan {

    private static final int MOST_DIGITS = PhoneNumber.MAX_DIGITS;
    private static final int CODES = 1000;
    private static final int UNREAD = 0;
    /** Set in every mask that was read. */
    private static final int READ = 1;

    static final int MEXICO = 52;
    private static final int BENIN = 229;

    /** By country code: bit n is set if numbers of n digits, the country code included, exist. */
    private static final AtomicIntegerArray LENGTHS = new AtomicIntegerArray(CODES);

    private static final class Library {
        static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
        static final Set<Integer> COUNTRY_CODES = Set.copyOf(PHONES.getSupportedCallingCodes());
    }

    private NumberPlan() {}

    /** Whether {@code country}, two upper-case letters, has a numbering plan. */
    static boolean hasCountry(String country) {
        return Library.PHONES.getSupportedRegions().contains(country);
    }

    /** The country code of {@code country}, or 0. */
    static int codeOf(String country) {
        return Library.PHONES.getCountryCodeForRegion(country);
    }

    /** The country code that digits begin with, by the first three of them; 0 if there is none. */
    static int code(int three) {
        int first = three / 100;
        int two = three / 10;
        if (first == 1 || first == 7) {
            return first;
        }
        if (Library.COUNTRY_CODES.contains(two)) {
            return two;
        }
        return Library.COUNTRY_CODES.contains(three) ? three : 0;
    }

    static int code(String digits) {
        return digits.length() < 3 || digits.charAt(0) == '0' ? 0 : code(Integer.parseInt(digits.substring(0, 3)));
    }

    /** Whether numbers of {@code length} digits, the country code {@code code} included, exist. */
    static boolean hasLength(int code, int length) {
        int mask = LENGTHS.get(code);
        if (mask == UNREAD) {
            mask = lengths(code);
            LENGTHS.set(code, mask);
        }
        return (mask >> length & 1) != 0;
    }

    private static int lengths(int code) {
        int mask = READ;
        int codeLength = Integer.toString(code).length();
        for (int length = codeLength + 2; length <= MOST_DIGITS; length++) {
            if (isPossible(code, "2".repeat(length - codeLength), null)) {
                mask |= 1 << length;
            }
        }
        // accounts made before Benin's numbers got longer keep the short one
        return code == BENIN ? mask | 1 << 11 : mask;
    }

    /** Whether national numbers of this kind may have {@code length} digits; without their area code counts too. */
    static boolean hasNationalLength(String country, int length, PhoneNumberType type) {
        return isPossible(codeOf(country), "2".repeat(length), type);
    }

    private static boolean isPossible(int code, String national, @Nullable PhoneNumberType type) {
        Phonenumber.PhoneNumber number = number(code, national);
        ValidationResult result = type == null
                ? Library.PHONES.isPossibleNumberWithReason(number)
                : Library.PHONES.isPossibleNumberForTypeWithReason(number, type);
        return result == ValidationResult.IS_POSSIBLE
                || (type != null && result == ValidationResult.IS_POSSIBLE_LOCAL_ONLY);
    }

    private static Phonenumber.PhoneNumber number(int code, String national) {
        Phonenumber.PhoneNumber number =
                new Phonenumber.PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong(national));
        int zeros = 0;
        while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
            zeros++;
        }
        if (zeros > 0) {
            number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
        }
        return number;
    }

    /** Whether a number is known to be in use: what is not may be too new, or have lost Brazil's ninth digit. */
    static boolean isInUse(String digits) {
        int code = code(digits);
        if (code == 0) {
            return false;
        }
        String national = digits.substring(Integer.toString(code).length());
        String current = isOldMexican(digits) ? national.substring(1) : national;
        return !current.isEmpty() && Library.PHONES.isValidNumber(number(code, current));
    }

    /** The 1 that calls to Mexican mobiles once needed, which WhatsApp keeps for accounts made then. */
    static boolean isOldMexican(String digits) {
        return digits.length() == 13 && digits.startsWith(MEXICO + "1");
    }

    /**
     * The digits of a number that is dialled as {@code dialled}, trunk prefix and the like dropped; null if it is none.
     *
     * @param country where it is dialled; null if {@code dialled} begins with a country code
     */
    static @Nullable String dialled(String dialled, @Nullable String country) {
        try {
            Phonenumber.PhoneNumber number = Library.PHONES.parse(country == null ? "+" + dialled : dialled, country);
            String digits = number.getCountryCode() + Library.PHONES.getNationalSignificantNumber(number);
            boolean good = digits.length() <= MOST_DIGITS
                    && Library.PHONES.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return good ? digits : null;
        } catch (NumberParseException none) {
            return null;
        }
    }

    static String international(String digits) {
        int code = code(digits);
        if (code == 0) {
            return "+" + digits;
        }
        String national = digits.substring(Integer.toString(code).length());
        return Library.PHONES.format(number(code, national), PhoneNumberFormat.INTERNATIONAL);
    }

    static @Nullable String country(String digits) {
        int code = code(digits);
        if (code == 0) {
            return null;
        }
        String national = digits.substring(Integer.toString(code).length());
        String country = Library.PHONES.getRegionCodeForNumber(number(code, national));
        String main = country == null ? Library.PHONES.getRegionCodeForCountryCode(code) : country;
        return main.length() == 2 && Character.isLetter(main.charAt(0)) ? main : null;
    }
}
