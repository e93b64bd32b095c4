package io.turbozap.identity.key;

import io.turbozap.identity.secret.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * API key as its owner sees it: {@code tz_<prefix>_<secret><check>}, of 8 characters that name it, 43 that are random
 * and 6 by which a mistyped one, or one in a file that a scanner reads, is recognised. Only prefix and digest are kept;
 * the secret has 256 bits, so that a fast digest is enough.
 *
 * @param prefix 8 characters a-z, 2-7: names the key, shown everywhere
 * @param text the whole key, shown once
 */
public record ApiKeyText(String prefix, String text) {

    private static final String START = "tz_";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX = 8;
    private static final int SECRET_BYTES = 32;
    private static final int SECRET = 43;
    private static final int CHECK = 6;
    private static final int LENGTH = START.length() + PREFIX + 1 + SECRET + CHECK;

    /** A new key. */
    public static ApiKeyText make(SecureRandom random) {
        StringBuilder prefix = new StringBuilder(PREFIX);
        for (int i = 0; i < PREFIX; i++) {
            prefix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text =
                START + prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new ApiKeyText(prefix.toString(), text + check(text));
    }

    /** Key that {@code text} is, or null if it has not the form of one, a wrong check included. */
    public static @Nullable ApiKeyText parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(START) || text.charAt(START.length() + PREFIX) != '_') {
            return null;
        }
        String body = text.substring(0, LENGTH - CHECK);
        return text.endsWith(check(body))
                ? new ApiKeyText(text.substring(START.length(), START.length() + PREFIX), text)
                : null;
    }

    /** Whether {@code text} means to be a key of this form, well typed or not. */
    public static boolean isMeantBy(String text) {
        return text.startsWith(START);
    }

    /** SHA-256 of the whole key, hexadecimal. */
    public String digest() {
        return HexFormat.of().formatHex(HmacSha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether this is the key with {@code digest}. Takes the same time for any. */
    public boolean isOf(String digest) {
        return MessageDigest.isEqual(
                digest().getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }

    private static String check(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        StringBuilder check = new StringBuilder(CHECK);
        for (long rest = crc.getValue(); check.length() < CHECK; rest /= DIGITS.length()) {
            check.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return check.toString();
    }

    @Override
    public String toString() {
        return START + prefix;
    }
}
