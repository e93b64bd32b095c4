package io.turbozap.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a webhook's body. */
public final class Hmac {

    private static final String SHA512 = "HmacSHA512";

    private Hmac() {}

    /** Lower-case hexadecimal HMAC-SHA512; an empty key counts as a single zero byte, which signs the same. */
    public static String sha512(String key, byte[] body) {
        byte[] secret = key.isEmpty() ? new byte[1] : key.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(SHA512);
            mac.init(new SecretKeySpec(secret, SHA512));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + SHA512, e);
        }
    }
}
