package io.turbozap.recipients.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** A text whose encoding is not an extension of ASCII, such as UTF-16, as one in UTF-8. Not thread-safe. */
final class Utf16 extends InputStream {

    private static final int PIECE = 1 << 13;

    private final Reader text;
    private final char[] chars = new char[PIECE + 1];
    private byte[] bytes = {};
    private int at;

    Utf16(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        return at < bytes.length || more() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (at == bytes.length && !more()) {
            return -1;
        }
        int count = Math.min(wanted, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    /** A pair of surrogates stays together. */
    private boolean more() throws IOException {
        int count = text.read(chars, 0, PIECE);
        if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
            int low = text.read();
            if (low >= 0) {
                chars[count++] = (char) low;
            }
        }
        bytes = count < 0 ? new byte[0] : new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return bytes.length > 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
