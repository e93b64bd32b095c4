package io.turbozap.http.web;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The parts of JSON as growing UTF-8: texts escaped, numbers and times without garbage. Not thread-safe. */
final class JsonBytes {

    private static final int FIRST = 2048;
    private static final int KEPT = 1 << 17;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST];
    private int size;

    void put(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
    }

    /** What needs no escape. */
    void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    void raw(Buffer json) {
        room(json.length());
        json.getBytes(bytes, size);
        size += json.length();
    }

    void time(long epochMillis) {
        room(IsoTime.LENGTH);
        IsoTime.write(epochMillis, bytes, size);
        size += IsoTime.LENGTH;
    }

    void number(long number) {
        if (number < 0) {
            ascii(Long.toString(number));
            return;
        }
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        room(count);
        long rest = number;
        for (int place = size + count - 1; place >= size; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    /** The inside of a string. */
    void text(String text) {
        for (int i = plain(text); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                asciiEscaped(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else if (Character.isSurrogate(c)) {
                unicodeEscaped(c);
            } else {
                beyondAscii(c);
            }
        }
    }

    /**
     * Writes the start of {@code text}, up to the first character that needs more care, and returns how long that is.
     */
    private int plain(String text) {
        int length = text.length();
        room(length + 1);
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                break;
            }
            bytes[size++] = (byte) c;
        }
        return i;
    }

    private void asciiEscaped(char c) {
        if (c == '"' || c == '\\') {
            put('\\');
            put(c);
        } else if (c < ' ' || c == 0x7F) {
            unicodeEscaped(c);
        } else {
            put(c);
        }
    }

    private void unicodeEscaped(char c) {
        ascii("\\u");
        room(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(c >>> shift) & 0xF];
        }
    }

    private void beyondAscii(char c) {
        room(3);
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | c >>> 6);
        } else {
            bytes[size++] = (byte) (0xE0 | c >>> 12);
            bytes[size++] = (byte) (0x80 | (c >>> 6 & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
    }

    private void supplementary(int codePoint) {
        room(4);
        bytes[size++] = (byte) (0xF0 | codePoint >>> 18);
        bytes[size++] = (byte) (0x80 | (codePoint >>> 12 & 0x3F));
        bytes[size++] = (byte) (0x80 | (codePoint >>> 6 & 0x3F));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    /** What has been written so far, which is then forgotten. */
    Buffer take() {
        Buffer taken = Buffer.buffer(size).appendBytes(bytes, 0, size);
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[FIRST];
        }
        return taken;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
