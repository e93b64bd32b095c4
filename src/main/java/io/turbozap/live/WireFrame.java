package io.turbozap.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** A text as it goes to every client that understands WebSockets: encoded once, for it is the same for all. */
final class WireFrame {

    private static final int FINAL_TEXT = 0x81;
    private static final int ONE_BYTE = 125;
    private static final int TWO_BYTES = 126;
    private static final int LONGEST = 0xFFFF;

    /** One frame, not masked (RFC 6455, 5.2); the payload alone if it needs several. */
    private final byte[] bytes;
    /** Where the payload begins. */
    private final int start;

    WireFrame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        this.start = payload.length > LONGEST ? 0 : payload.length > ONE_BYTE ? 4 : 2;
        this.bytes = new byte[start + payload.length];
        if (start > 0) {
            bytes[0] = (byte) FINAL_TEXT;
            bytes[1] = (byte) (start == 2 ? payload.length : TWO_BYTES);
        }
        if (start == 4) {
            bytes[2] = (byte) (payload.length >> Byte.SIZE);
            bytes[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, bytes, start, payload.length);
    }

    String text() {
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    int length() {
        return bytes.length;
    }

    /** Whether it fits into one frame. */
    boolean isOne() {
        return start > 0;
    }

    /** The bytes, which nobody may change, without a copy. */
    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(bytes);
    }
}
