package io.turbozap.http.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as they are sent, in one encoding.
 *
 * @param tag a strong entity tag, by the content
 * @param encoding its {@code Content-Encoding}, or null for none
 */
record Representation(Buffer body, String tag, @Nullable String encoding) {

    private static final int TAG_BYTES = 12;

    static Representation plain(byte[] content) {
        return of(content, null);
    }

    static Representation packed(byte[] content) {
        return of(gzip(content), "gzip");
    }

    private static Representation of(byte[] body, @Nullable String encoding) {
        return new Representation(Buffer.buffer(body), '"' + digest(body) + '"', encoding);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new SmallestGzip(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static final class SmallestGzip extends GZIPOutputStream {

        SmallestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    int length() {
        return body.length();
    }

    /** Whether {@code known}, the value of an {@code If-None-Match}, names this (RFC 9110, 13.1.2): weak tags do. */
    boolean isAmong(String known) {
        if (known.trim().equals("*")) {
            return true;
        }
        // the tag holds no comma, so whatever falls apart at one is another
        return Arrays.stream(known.split(",")).map(String::trim).anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(String other) {
        return tag.equals(other.startsWith("W/") ? other.substring(2) : other);
    }
}
