package io.turbozap.crash;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The body of an upload that does something once so much of it was read, also at its end. */
final class KillingBody extends InputStream {

    private static final int PIECE = 2_048;

    private final InputStream content;
    private final Runnable action;
    private long left;
    private boolean done;

    /** @param after bytes before it happens; at the end at the latest */
    KillingBody(byte[] content, long after, Runnable action) {
        this.content = new ByteArrayInputStream(content);
        this.left = Math.min(after, content.length);
        this.action = action;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("read in pieces");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (left <= 0 && !done) {
            done = true;
            action.run();
        }
        try {
            int read = content.read(into, offset, Math.min(length, PIECE));
            left -= read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
