package io.turbozap.campaign.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Reads what a {@link ByteRun} wrote, from its start to its end. */
public final class ByteCursor {

    private final byte[] bytes;
    private int at;

    public ByteCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasNext() {
        return at < bytes.length;
    }

    public int number() {
        int number = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[at++];
            number |= (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0);
        return number;
    }

    public long fixed() {
        long number = 0;
        for (int end = at + Long.BYTES; at < end; at++) {
            number = (number << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return number;
    }

    public String text() {
        int length = number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    public byte[] run() {
        int length = number();
        int from = Objects.checkFromIndexSize(at, length, bytes.length);
        at += length;
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Passes over a text or a run. */
    public void skip() {
        int length = number();
        at += length;
    }
}
