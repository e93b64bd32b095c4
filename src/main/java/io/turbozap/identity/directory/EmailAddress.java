package io.turbozap.identity.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reader of e-mail addresses, in the one spelling that people are known by: trimmed, NFKC, small letters. */
public final class EmailAddress {

    private static final int MOST_CHARACTERS = 254;
    private static final int MOST_LOCAL_CHARACTERS = 64;
    /** What servers of mail accept; quoted parts and comments are left out on purpose. */
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
                    + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

    private EmailAddress() {}

    /** Address that {@code text} is, or null if it is none. */
    public static @Nullable String parse(String text) {
        if (text.length() > 2 * MOST_CHARACTERS) {
            return null;
        }
        String address =
                Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        boolean fits = address.length() <= MOST_CHARACTERS && address.indexOf('@') <= MOST_LOCAL_CHARACTERS;
        boolean dotted = address.startsWith(".") || address.contains("..") || address.contains(".@");
        return fits && !dotted && FORM.matcher(address).matches() ? address : null;
    }
}
