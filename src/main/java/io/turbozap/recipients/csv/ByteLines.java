package io.turbozap.recipients.csv;

import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a text, as bytes of an encoding in which line ends are those of ASCII: {@code \n}, {@code \r\n} or
 * {@code \r}. Not thread-safe.
 */
final class ByteLines implements Closeable {

    /** Bytes of a line. */
    private static final int LONGEST = 1 << 20;

    private static final int PIECE = 1 << 16;

    private final InputStream in;
    private final MemoryAllowance memoryAllowance;
    private byte[] bytes = new byte[PIECE];
    private int filled;
    /** Where the line begins, ends, and where the next one begins. */
    private int from;

    private int to;
    private int next;
    private int number;
    private boolean isOver;

    ByteLines(InputStream in, MemoryAllowance memoryAllowance) {
        this.in = in;
        this.memoryAllowance = memoryAllowance;
    }

    /**
     * Goes on to the next line; false if there is none.
     *
     * @throws UnusableFileException if it is too long for a row
     */
    boolean next() throws IOException {
        from = next;
        int i = from;
        while (true) {
            for (; i < filled; i++) {
                byte each = bytes[i];
                if (each == '\n' || (each == '\r' && (i + 1 < filled || isOver))) {
                    to = i;
                    next = each == '\r' && i + 1 < filled && bytes[i + 1] == '\n' ? i + 2 : i + 1;
                    number++;
                    return true;
                } else if (each == '\r') {
                    break;
                }
            }
            if (isOver) {
                to = filled;
                next = filled;
                number++;
                return from < to;
            }
            i -= fill();
        }
    }

    /** Reads on; the answer is by how much everything moved to the front. */
    private int fill() throws IOException {
        memoryAllowance.check();
        int moved = from;
        if (filled - from >= LONGEST) {
            throw UnusableFileException.because(
                    "Line " + (number + 1) + " is longer than a row of a table: is the file CSV?");
        }
        System.arraycopy(bytes, from, bytes, 0, filled - from);
        filled -= from;
        from = 0;
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = in.read(bytes, filled, bytes.length - filled);
        isOver = count < 0;
        filled += Math.max(count, 0);
        return moved;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
