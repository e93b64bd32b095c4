package io.turbozap.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells who may come in: whoever shows the API key, or a token that was issued for it. A token is its expiry with a
 * signature, so nothing has to be remembered; the signing secret lives as long as the process. Thread-safe.
 */
final class Credentials {

    static final Duration TOKEN_LIFETIME = Duration.ofDays(7);

    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable String apiKey;
    private final Clock clock;
    private final SecretKeySpec secret;

    Credentials(@Nullable String apiKey, Clock clock) {
        this.apiKey = apiKey;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, ALGORITHM);
    }

    /** Whether anybody has to show anything at all. */
    boolean areNeeded() {
        return apiKey != null;
    }

    boolean acceptKey(@Nullable String shown) {
        // signatures have one length, so that comparing them tells nothing of the key's
        return apiKey != null && shown != null && MessageDigest.isEqual(sign(apiKey), sign(shown));
    }

    String issueToken() {
        String expiry = Long.toString(clock.millis() + TOKEN_LIFETIME.toMillis());
        return expiry + "." + HexFormat.of().formatHex(sign("token " + expiry));
    }

    boolean acceptToken(@Nullable String shown) {
        int dot = shown == null ? -1 : shown.indexOf('.');
        if (shown == null || dot < 1 || dot > 18 || !shown.substring(0, dot).matches("\\d+")) {
            return false;
        }
        String expiry = shown.substring(0, dot);
        byte[] expected = HexFormat.of().formatHex(sign("token " + expiry)).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = shown.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature) && Long.parseLong(expiry) > clock.millis();
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
