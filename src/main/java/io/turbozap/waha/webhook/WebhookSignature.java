package io.turbozap.waha.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The check of a webhook's signature: hexadecimal HMAC-SHA512 of its body with our key, as WAHA signs. Thread-safe. */
public final class WebhookSignature {

    /** The header that holds the signature. */
    public static final String HEADER = "X-Webhook-Hmac";

    /** Characters of a signature. */
    public static final int LENGTH = 128;

    private static final String ALGORITHM = "HmacSHA512";

    private final SecretKeySpec key;

    /** @param key not empty; its UTF-8 bytes are the key */
    public WebhookSignature(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Whether {@code shown}, in upper or lower case, signs exactly these bytes. Takes the same time for any signature.
     */
    public boolean isOf(byte[] body, @Nullable String shown) {
        if (shown == null) {
            return false;
        }
        byte[] expected = HexFormat.of().formatHex(sign(body)).getBytes(StandardCharsets.US_ASCII);
        byte[] given = shown.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given);
    }

    private byte[] sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
