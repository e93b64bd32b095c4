package io.turbozap.simulator.session;

import io.turbozap.simulator.message.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A valid PNG that looks like a QR code and changes with its value. A phone cannot read it: here phones are played by
 * {@code POST /simulator/scan/{session}}.
 */
public final class QrPicture {

    private static final int MODULES = 29;
    private static final int MARGIN = 4;
    private static final int SCALE = 8;
    private static final int SIDE = (MODULES + 2 * MARGIN) * SCALE;
    private static final int FINDER = 7;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private QrPicture() {}

    public static byte[] png(String value) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte[] header = {1, 0, 0, 0, 0}; // one bit a pixel, grey, no interlace
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put(header).array());
        chunk(png, "IDAT", deflated(pixels(Fingerprint.of(value))));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] pixels(long seed) {
        int stride = 1 + (SIDE + 7) / 8; // each row begins with its filter, 0
        byte[] rows = new byte[stride * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                if (!dark(x / SCALE - MARGIN, y / SCALE - MARGIN, seed)) {
                    rows[y * stride + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return rows;
    }

    private static boolean dark(int column, int row, long seed) {
        if (column < 0 || row < 0 || column >= MODULES || row >= MODULES) {
            return false;
        }
        int fromRight = MODULES - 1 - column;
        int fromBottom = MODULES - 1 - row;
        int x = Math.min(column, fromRight);
        int y = Math.min(row, fromBottom);
        boolean corner = x <= FINDER && y <= FINDER && !(fromRight <= FINDER && fromBottom <= FINDER);
        return corner ? finder(x, y) : (Fingerprint.join(seed, row * MODULES + column) & 1) == 1;
    }

    /** The square in a square, with a light border. */
    private static boolean finder(int x, int y) {
        int ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        return ring != 2 && ring != 4;
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[4_096];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
