package io.turbozap.recipients.imports;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.turbozap.campaign.Contacts;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers as people write them into files. A number may have its country code, with or without {@code +} or
 * {@code 00} before it; without one it is of the default country, if there is any.
 *
 * <p>A number is good if its country exists and has numbers that long. That no operator is known to use it says little:
 * WhatsApp knows many Brazilian mobiles without their ninth digit. Where a text can be read both as a national and as an
 * international number, the reading that is in use somewhere wins. Thread-safe.
 */
public final class PhoneNumbers {

    private static final int LONGEST_TEXT = 64;
    /** Digits and what stands between them; words would be taken for the letters on a dial. */
    private static final Pattern WRITTEN =
            Pattern.compile("[\\p{Nd}\\s\\u00A0\\u200E\\u202A\\u202C+().\\-/\\u2010-\\u2015]+");
    /** Spreadsheets let numbers become this. */
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.0+");

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,2}");

    private final @Nullable String country;

    /** Loaded when the first number is read: not everybody imports files. */
    private static final class Library {
        static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    }

    /** @param country whose national numbers may be given, by its two letters (ISO 3166-1); null for none */
    public PhoneNumbers(@Nullable String country) {
        this.country = country;
    }

    /** The number in E.164 without {@code +}, or another WhatsApp id as it is; null if it is neither. */
    public @Nullable String read(String text) {
        String written = text.strip();
        if (written.indexOf('@') > 0) {
            return Contacts.isContact(written) ? written : null;
        }
        if (written.length() > LONGEST_TEXT) {
            return null;
        }
        if (SCIENTIFIC.matcher(written).matches()) {
            written = expanded(written.replace(',', '.'));
        } else if (DECIMAL.matcher(written).matches()) {
            written = written.substring(0, written.indexOf('.'));
        }
        return WRITTEN.matcher(written).matches() ? digits(written) : null;
    }

    /** Why {@link #read} found no number in {@code text}. */
    static String complaint(String text) {
        return SCIENTIFIC.matcher(text.strip()).matches()
                ? "Invalid phone number: a spreadsheet has cut its last digits off; format the column as text"
                : "Invalid phone number";
    }

    /** Empty if digits were lost, for a number must not be guessed. */
    private static String expanded(String scientific) {
        BigDecimal number = new BigDecimal(scientific);
        return number.scale() == 0 ? number.toPlainString() : "";
    }

    private @Nullable String digits(String written) {
        if (written.startsWith("+") || written.startsWith("(+")) {
            return international(written);
        }
        if (written.startsWith("00")) {
            return international("+" + written.substring(2));
        }
        PhoneNumber abroad = parse("+" + written, null);
        PhoneNumber home = country == null ? null : parse(written, country);
        if (home != null
                && (Library.PHONES.isValidNumber(home) || abroad == null || !Library.PHONES.isValidNumber(abroad))) {
            return e164(home);
        }
        return abroad == null ? null : e164(abroad);
    }

    private @Nullable String international(String written) {
        PhoneNumber number = parse(written, null);
        return number == null ? null : e164(number);
    }

    private @Nullable PhoneNumber parse(String written, @Nullable String region) {
        try {
            PhoneNumber number = Library.PHONES.parse(written, region);
            boolean possible = Library.PHONES.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return possible && !number.hasExtension() ? number : null;
        } catch (NumberParseException none) {
            return null;
        }
    }

    private String e164(PhoneNumber number) {
        return number.getCountryCode() + Library.PHONES.getNationalSignificantNumber(number);
    }
}
