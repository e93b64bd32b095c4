package io.turbozap.identity.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key, and the digest that it is built on. Thread-safe. */
public final class HmacSha256 {

    /** Length of a digest and the least length of a key, bytes. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** @param key at least {@link #BYTES} long */
    public HmacSha256(byte[] key) {
        if (key.length < BYTES) {
            throw new IllegalArgumentException("a key needs at least " + BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Code of {@code content}: 32 bytes. */
    public byte[] of(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of {@code content}: 32 bytes, whatever the key. */
    public static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
