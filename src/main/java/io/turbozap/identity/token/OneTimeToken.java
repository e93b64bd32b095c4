package io.turbozap.identity.token;

import io.turbozap.identity.secret.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Token of a link that is good once, such as an invite. It is random; the store has its digest.
 *
 * @param text 43 characters of base64url: 256 bits
 */
public record OneTimeToken(String text) {

    private static final int BYTES = 32;

    /** A new token. */
    public static OneTimeToken make(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 of it, hexadecimal. */
    public String digest() {
        return HexFormat.of().formatHex(HmacSha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "OneTimeToken";
    }
}
