package io.turbozap.recipients.xlsx;

/**
 * Texts of cells as they are meant: characters that XML cannot hold, or that some programs keep from it, are written as
 * {@code _x000D_} (ST_Xstring, ECMA-376, part 1, 22.9.2.19). Lines end with {@code \n}, however they were written.
 */
final class XlsxText {

    private static final int ESCAPE = "_x000D_".length();

    private XlsxText() {}

    static String of(String written) {
        String text = written.contains("_x") || written.contains("_X") ? decoded(written) : written;
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String decoded(String written) {
        StringBuilder text = new StringBuilder(written.length());
        int i = 0;
        while (i < written.length()) {
            int code = written.charAt(i) == '_' ? escape(written, i) : -1;
            if (code < 0) {
                text.append(written.charAt(i++));
            } else {
                i += ESCAPE;
                if (isText(code)) {
                    text.append((char) code);
                }
            }
        }
        return text.toString();
    }

    /** The character that is escaped at {@code start}, or -1 if none is. */
    private static int escape(String text, int start) {
        if (start + ESCAPE > text.length()
                || (text.charAt(start + 1) | 0x20) != 'x'
                || text.charAt(start + ESCAPE - 1) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = start + 2; i < start + ESCAPE - 1; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    /** No other control character belongs into a message. */
    private static boolean isText(int code) {
        return code >= ' ' || code == '\n' || code == '\r' || code == '\t';
    }
}
