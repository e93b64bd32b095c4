package io.turbozap.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** Where a message of HTTP/1.1 ends, for messages whose body has a Content-Length or none. */
public final class HttpFrame {

    /** The message is not whole yet. */
    public static final int INCOMPLETE = -1;

    private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);

    private HttpFrame() {}

    /** How many bytes the head of the message that starts at {@code from} has with its empty line, or {@link #INCOMPLETE}. */
    static int headLength(byte[] bytes, int from, int to) {
        for (int at = from; at + 4 <= to; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4 - from;
            }
        }
        return INCOMPLETE;
    }

    /** How many bytes the message that starts at {@code from} has, or {@link #INCOMPLETE} if its head is not whole. */
    public static int length(byte[] bytes, int from, int to) {
        int head = headLength(bytes, from, to);
        return head == INCOMPLETE ? INCOMPLETE : head + bodyLength(bytes, from, from + head);
    }

    /** @throws IllegalArgumentException if the body comes in chunks */
    private static int bodyLength(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            if (bytes[at] == '\n' && startsWith(bytes, at + 1, end, LENGTH)) {
                return number(bytes, at + 1 + LENGTH.length);
            }
        }
        String head = new String(bytes, from, end - from, ISO_8859_1).toLowerCase(Locale.ROOT);
        if (head.contains("transfer-encoding:")) {
            throw new IllegalArgumentException("a body without Content-Length");
        }
        return 0;
    }

    private static boolean startsWith(byte[] bytes, int from, int end, byte[] lowerCase) {
        if (from + lowerCase.length > end) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            if ((bytes[from + i] | 0x20) != lowerCase[i] && bytes[from + i] != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = Math.addExact(Math.multiplyExact(number, 10), bytes[at] - '0');
        }
        return number;
    }
}
