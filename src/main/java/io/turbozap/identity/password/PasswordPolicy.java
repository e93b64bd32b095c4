package io.turbozap.identity.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rules for new passwords: 8 to 128 characters of any kind, none of those that everybody tries first, none that follows
 * from who its person is (OWASP ASVS 5, 6.2.1 to 6.2.11). No rule of composition, no expiry. Takes milliseconds.
 * Immutable.
 */
public final class PasswordPolicy {

    static final int LEAST = 8;
    static final int MOST = 128;

    /** How many of the most frequent passwords are refused (ASVS 6.2.4). */
    private static final int BLOCKED = 3_000;

    /** Longer ones are none of the frequent, and would take long to look at. */
    private static final int LONGEST_FREQUENT = 32;

    /** A character or two more make no other password of a frequent one. */
    private static final int APPENDED = 2;

    private static final int SHORTEST_INPUT = 4;

    /** Read when the first password is looked at: it takes a while, and some megabytes. */
    private static final class Frequent {
        static final Zxcvbn PASSWORDS = new Zxcvbn();
    }

    private final boolean blocklist;

    /** @param blocklist whether frequent passwords are refused */
    public PasswordPolicy(boolean blocklist) {
        this.blocklist = blocklist;
    }

    /**
     * Reason why {@code password} is refused, or null if it is good.
     *
     * @param personal what others know of its person: e-mail address, name, organisation
     */
    public @Nullable String refusal(String password, Collection<String> personal) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST || length > MOST) {
            return "must have " + LEAST + " to " + MOST + " characters; 15 or more are hard to guess";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
            return "must be valid Unicode";
        }
        if (!blocklist) {
            return null;
        }
        if (isPersonal(password, personal)) {
            return "must not be your name, your e-mail address, your organisation or this product";
        }
        return isFrequent(password) ? "is one of the passwords that are tried first: choose another" : null;
    }

    private static boolean isPersonal(String password, Collection<String> personal) {
        String plain = letters(password);
        for (String known : personal) {
            String form = letters(known);
            if (form.equals(plain) || letters(known.replaceFirst("@.*", "")).equals(plain)) {
                return true;
            }
            if (form.length() >= SHORTEST_INPUT && plain.replace(form, "").isEmpty()) {
                return true;
            }
        }
        return plain.replace("turbozap", "").isEmpty();
    }

    /** What is left of a text without digits, signs and case: nothing much hides behind them. */
    private static String letters(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        return letters.isEmpty() ? text : letters;
    }

    private static boolean isFrequent(String password) {
        if (password.length() > LONGEST_FREQUENT) {
            return false;
        }
        for (Match part : Frequent.PASSWORDS.measure(password).getSequence()) {
            boolean known = "passwords".equals(part.dictionaryName) && part.rank <= BLOCKED;
            if (known && password.length() - part.tokenLength() <= APPENDED) {
                return true;
            }
        }
        return false;
    }
}
