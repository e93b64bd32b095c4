package io.turbozap.idempotency;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A digest of what a request asks for, taken while its body streams by. Forms count by their fields and the bytes of their
 * file, for clients draw a new boundary for every try. Not thread-safe.
 */
final class RequestFingerprint {

    private final MessageDigest digest = sha256();

    /** @param target the method and the address, with its query */
    RequestFingerprint(String target) {
        addText(target);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    void addBytes(Buffer bytes) {
        digest.update(bytes.getBytes());
    }

    /** In the order of their names, whatever their order in the form. */
    void addFields(Map<String, String> fields) {
        new TreeMap<>(fields).forEach((name, value) -> {
            addText(name);
            addText(value);
        });
    }

    /** With its length, so that no two texts run into one. */
    private void addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    /** The digest in hexadecimal; ends it. */
    String end() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
