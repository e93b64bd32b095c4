package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** WebSockets that follow what changes and never read it. */
final class SilentSockets extends Crowd {

    /** A text frame whose mask is zero. */
    private static final byte[] SUBSCRIBE = frame("{\"subscribe\":\"overview\"}");

    private static byte[] frame(String text) {
        byte[] words = text.getBytes(ISO_8859_1);
        byte[] frame = new byte[words.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | words.length);
        System.arraycopy(words, 0, frame, 6, words.length);
        return frame;
    }

    SilentSockets(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        peer.write(target.keyHead(
                "GET /",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                ""));
    }

    @Override
    void goOn(Peer peer) throws IOException {
        peer.write(SUBSCRIBE);
    }
}
