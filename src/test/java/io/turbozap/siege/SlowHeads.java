package io.turbozap.siege;

import java.io.IOException;

/** Heads that come byte by byte. */
final class SlowHeads extends Crowd {

    private static final byte[] ONE = {'x'};

    SlowHeads(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        peer.write(target.head("GET /health", "X-Filler: "));
    }

    @Override
    void goOn(Peer peer) throws IOException {
        requireOpen(peer);
        peer.write(ONE);
    }
}
