package io.turbozap.siege;

import java.io.IOException;

/** Bodies of a log-in that come byte by byte, a megabyte of them. */
final class SlowBodies extends Crowd {

    private static final byte[] ONE = {'x'};

    SlowBodies(Target target) {
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
        peer.write(ONE);
    }
}
