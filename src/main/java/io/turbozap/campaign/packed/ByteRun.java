package io.turbozap.campaign.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end; {@link ByteCursor} reads them. */
public final class ByteRun {

    private static final int FIRST = 32;

    private byte[] bytes = new byte[FIRST];
    private int size;

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** A number that is not negative, in as few bytes as it takes: seven bits each. */
    public void number(int number) {
        room(5);
        int rest = number;
        while (rest > 0x7F) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Eight bytes, the highest first. */
    public void fixed(long number) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }

    /** A text in UTF-8 with its length before it. */
    public void text(String text) {
        run(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their number before them. */
    public void run(byte[] run) {
        number(run.length);
        room(run.length);
        System.arraycopy(run, 0, bytes, size, run.length);
        size += run.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
        }
    }
}
