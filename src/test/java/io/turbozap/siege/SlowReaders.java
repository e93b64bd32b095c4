package io.turbozap.siege;

import java.io.IOException;

/** Large answers that are read byte by byte. */
final class SlowReaders extends Crowd {

    SlowReaders(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        peer.write(target.head("GET /openapi.yaml", ""));
    }

    @Override
    void goOn(Peer peer) throws IOException {
        requireOpen(peer);
    }
}
