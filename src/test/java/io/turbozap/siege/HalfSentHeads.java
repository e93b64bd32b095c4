package io.turbozap.siege;

import java.io.IOException;

/** Heads of nearly the longest length whose end never comes. */
final class HalfSentHeads extends Crowd {

    HalfSentHeads(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        peer.write(target.head("GET /health", "X-Filler: " + "x".repeat(15_000)));
    }

    @Override
    void goOn(Peer peer) throws IOException {
        requireOpen(peer);
    }
}
