package io.turbozap.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 without building a tree first. It sets the commas; that every opened value is closed is up to the
 * caller. Can be used again after each {@link #take}. Not thread-safe.
 */
final class JsonWriter {

    private static final int FIRST = 2048;
    private static final int KEPT = 1 << 17;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST];
    private int size;
    /** What stands before the next byte, also across {@link #take}; a colon where a value may start. */
    private byte last = ':';

    JsonWriter object() {
        separate();
        return put('{');
    }

    JsonWriter endObject() {
        return put('}');
    }

    JsonWriter array() {
        separate();
        return put('[');
    }

    JsonWriter endArray() {
        return put(']');
    }

    /** The name of the next member, which needs no escape. */
    JsonWriter name(String name) {
        separate();
        put('"');
        ascii(name);
        put('"');
        return put(':');
    }

    JsonWriter value(String text) {
        separate();
        put('"');
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
        return put('"');
    }

    JsonWriter value(long number) {
        separate();
        return digits(number);
    }

    JsonWriter value(boolean truth) {
        separate();
        ascii(truth ? "true" : "false");
        return this;
    }

    /** Writes the start of {@code text}, up to the first character that needs more care, and tells how long that is. */
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

    /** A value that is JSON already. */
    JsonWriter json(Buffer value) {
        separate();
        room(value.length());
        value.getBytes(bytes, size);
        size += value.length();
        last = '}';
        return this;
    }

    JsonWriter member(String name, @Nullable String text) {
        return text == null ? this : name(name).value(text);
    }

    JsonWriter member(String name, long number) {
        return name(name).value(number);
    }

    JsonWriter member(String name, boolean truth) {
        return name(name).value(truth);
    }

    /** A time, given in epoch milliseconds, in UTC; nothing if there is none. */
    JsonWriter time(String name, @Nullable Long millis) {
        if (millis != null) {
            name(name);
            put('"');
            room(IsoTime.LENGTH);
            IsoTime.write(millis, bytes, size);
            size += IsoTime.LENGTH;
            put('"');
        }
        return this;
    }

    /** How many bytes have been written since the last {@link #take}. */
    int size() {
        return size;
    }

    /** What has been written so far, which this writer then forgets; the same document may go on. */
    Buffer take() {
        Buffer taken = Buffer.buffer(size).appendBytes(bytes, 0, size);
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[FIRST];
        }
        return taken;
    }

    /** Starts a new document. */
    JsonWriter reset() {
        size = 0;
        last = ':';
        return this;
    }

    private void separate() {
        if (last != ':' && last != '{' && last != '[') {
            put(',');
        }
    }

    private JsonWriter put(char c) {
        room(1);
        bytes[size++] = (byte) c;
        last = (byte) c;
        return this;
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        last = 'a';
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

    private JsonWriter digits(long number) {
        if (number < 0) {
            ascii(Long.toString(number));
            return this;
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
        last = '0';
        return this;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
