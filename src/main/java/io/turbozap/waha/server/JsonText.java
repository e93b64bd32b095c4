package io.turbozap.waha.server;

import io.vertx.core.buffer.Buffer;

/** Writer of text into a JSON string, by RFC 8259 section 7. */
public final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    /** Appends {@code text} as the inside of a JSON string, in UTF-8, without the quotes around it. */
    public static void append(Buffer out, String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.appendString(text.substring(from, i));
                out.appendString(escape(c));
                from = i + 1;
            }
        }
        out.appendString(from == 0 ? text : text.substring(from));
    }

    private static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u00" + HEX[c >> 4] + HEX[c & 0xF];
        };
    }
}
