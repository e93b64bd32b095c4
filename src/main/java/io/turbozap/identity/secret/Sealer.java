package io.turbozap.identity.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sealer of secrets at rest: AES-256-GCM, {@code v1.<key id>.<nonce>.<ciphertext>}. A sealed text is bound to its
 * place, so that it cannot be moved to another row or organisation. Thread-safe.
 */
public final class Sealer {

    private static final String VERSION = "v1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_DIGITS = 8;
    private static final int PARTS = 4;

    /** Failure to open a sealed text: the key is another, or the text was changed or moved. */
    public static final class UnsealException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnsealException(String reason) {
            super(reason);
        }
    }

    private final SecureRandom random;
    private final Map<String, HmacSha256> keys = new LinkedHashMap<>();
    private final String current;

    /**
     * Sealer under a key.
     *
     * @param key at least 32 bytes
     * @param previous keys that still open what they sealed
     */
    public Sealer(byte[] key, List<byte[]> previous, SecureRandom random) {
        this.random = random;
        this.current = id(key);
        keys.put(current, new HmacSha256(key));
        previous.forEach(former -> keys.putIfAbsent(id(former), new HmacSha256(former)));
    }

    private static String id(byte[] key) {
        return HexFormat.of().formatHex(HmacSha256.digest(key)).substring(0, KEY_ID_DIGITS);
    }

    /**
     * Seals {@code secret}.
     *
     * @param place where it is kept, such as {@code 1|webhook|7|secret}: organisation first
     */
    public String seal(String secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, current, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return String.join(".", VERSION, current, base64.encodeToString(nonce), base64.encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens what {@link #seal} made for the same place.
     *
     * @throws UnsealException if it cannot be opened
     */
    public String open(String sealed, String place) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            throw new UnsealException("not a sealed secret");
        }
        if (!keys.containsKey(parts[1])) {
            throw new UnsealException("sealed under another key than SECRETS_KEY: " + parts[1]);
        }
        try {
            byte[] nonce = Base64.getUrlDecoder().decode(parts[2]);
            byte[] content = cipher(Cipher.DECRYPT_MODE, parts[1], nonce, place)
                    .doFinal(Base64.getUrlDecoder().decode(parts[3]));
            return new String(content, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new UnsealException("a sealed secret was changed or moved");
        }
    }

    /** Whether {@code sealed} was sealed under another key than today's, and is to be sealed again. */
    public boolean isOutdated(String sealed) {
        return !sealed.startsWith(VERSION + "." + current + ".");
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, String place) throws GeneralSecurityException {
        HmacSha256 key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no such key");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, derived(key, place), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A key of each organisation, so that the number of nonces under one stays small (one block of HKDF, RFC 5869). */
    private static SecretKey derived(HmacSha256 key, String place) {
        String org = place.substring(0, place.indexOf('|'));
        byte[] info = (VERSION + "|" + org + "\u0001").getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(key.of(info), "AES");
    }
}
