package io.turbozap.http.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that callers have to show. Thread-safe. */
public final class ApiKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final byte[] expected;

    /**
     * Keeps a digest of {@code key}.
     *
     * @param key not empty
     */
    public ApiKey(String key, SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
        this.expected = digest(key);
    }

    /** Whether a key with this digest is the right one. Takes the same time for any. */
    public boolean isOf(byte[] digest) {
        return MessageDigest.isEqual(expected, digest);
    }

    /** Digest that stands for a key that is shown: of one length, and of no use to others. */
    public byte[] digest(String shown) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(shown.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ApiKey";
    }
}
