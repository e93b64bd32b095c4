package io.turbozap.session.port;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The form of the ids that an engine gives to its messages, so that more of them can be made here: a prefix, and
 * hexadecimal digits at random. WhatsApp takes a message once by its id.
 *
 * @param prefix what every id begins with, such as {@code 3EB0}
 * @param digits how many random digits follow; 0 where no id can be chosen
 * @param upper whether the digits from A to F are upper case
 */
public record MessageIdForm(String prefix, int digits, boolean upper) {

    /** The engine takes no ids, or none of a form that is known here. */
    public static final MessageIdForm NONE = new MessageIdForm("", 0, true);

    private static final String BAILEYS_AND_WHATSMEOW = "3EB0";
    private static final int OTHER_PREFIX = 4;
    /** Fewer than these are no protection from two that are the same by chance. */
    private static final int FEWEST_DIGITS = 12;

    private static final int BITS_PER_DIGIT = 4;
    private static final int LOWEST_DIGIT = 15;
    private static final int DIGITS_PER_LONG = 16;
    private static final Pattern UPPER = Pattern.compile("[0-9A-F]+");
    private static final Pattern LOWER = Pattern.compile("[0-9a-f]+");
    private static final String UPPER_DIGITS = "0123456789ABCDEF";
    private static final String LOWER_DIGITS = "0123456789abcdef";

    /** The form of {@code example}; {@link #NONE} if it is not understood. */
    public static MessageIdForm of(String example) {
        int prefix = example.startsWith(BAILEYS_AND_WHATSMEOW) ? BAILEYS_AND_WHATSMEOW.length() : OTHER_PREFIX;
        if (example.length() < prefix + FEWEST_DIGITS) {
            return NONE;
        }
        String random = example.substring(prefix);
        boolean upper = UPPER.matcher(random).matches();
        return upper || LOWER.matcher(random).matches()
                ? new MessageIdForm(example.substring(0, prefix), random.length(), upper)
                : NONE;
    }

    /** Whether no id can be made. */
    public boolean isNone() {
        return digits == 0;
    }

    /** Another id. */
    public String next(RandomGenerator random) {
        String alphabet = upper ? UPPER_DIGITS : LOWER_DIGITS;
        StringBuilder id = new StringBuilder(prefix.length() + digits).append(prefix);
        long bits = 0;
        for (int i = 0; i < digits; i++) {
            bits = i % DIGITS_PER_LONG == 0 ? random.nextLong() : bits >>> BITS_PER_DIGIT;
            id.append(alphabet.charAt((int) bits & LOWEST_DIGIT));
        }
        return id.toString();
    }
}
