package io.turbozap.siege;

import java.io.IOException;

/** Large bodies of webhooks that nobody signed, whose end never comes. */
final class UnsignedWebhooks extends Crowd {

    private static final byte[] MORE = new byte[64 * 1024];

    UnsignedWebhooks(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        peer.write(target.head(
                "POST /webhooks/waha",
                "Content-Type: application/json",
                "Content-Length: 4000000",
                "\r\n{\"event\":\""));
    }

    @Override
    void goOn(Peer peer) throws IOException {
        requireOpen(peer);
        peer.write(MORE);
    }
}
