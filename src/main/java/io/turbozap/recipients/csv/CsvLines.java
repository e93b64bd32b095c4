package io.turbozap.recipients.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text, which can be given back. Not thread-safe. */
final class CsvLines implements Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ByteLines bytes;
    private final LineDecoder decoder;
    private final Deque<TextLine> ahead = new ArrayDeque<>();
    private boolean hasControls;
    private boolean isFirst = true;

    CsvLines(ByteLines bytes, LineDecoder decoder) {
        this.bytes = bytes;
        this.decoder = decoder;
    }

    /** The next line, or null if there is none. */
    @Nullable
    TextLine next() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.pollFirst();
        }
        if (!bytes.next()) {
            return null;
        }
        TextLine line = decoder.decode(bytes.bytes(), bytes.from(), bytes.to());
        if (isFirst) {
            isFirst = false;
            line = withoutMark(line);
        }
        return line.text().indexOf(0) < 0 && line.text().indexOf(0x1A) < 0 ? line : withoutControls(line);
    }

    private static TextLine withoutMark(TextLine line) {
        String text = line.text();
        int start = 0;
        while (start < text.length() && text.charAt(start) == BYTE_ORDER_MARK) {
            start++;
        }
        return start == 0 ? line : new TextLine(text.substring(start), line.oddity());
    }

    /** DOS ends texts with one of them, and broken copies are filled up with the other. */
    private TextLine withoutControls(TextLine line) {
        String text = line.text().replace("\0", "").replace("\u001A", "");
        hasControls |= !text.isBlank();
        return new TextLine(text, line.oddity());
    }

    /** Whether NUL characters were left out of lines that have others. */
    boolean hasControls() {
        return hasControls;
    }

    /** Gives {@code lines} back, to be the next ones. */
    void back(List<TextLine> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            ahead.addFirst(lines.get(i));
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
