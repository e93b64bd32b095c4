package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Requests one after the other on connections that never read an answer. */
final class UnreadAnswers extends Crowd {

    private static final int AT_ONCE = 50;

    private final byte[] requests = new String(target.head("GET /openapi.yaml", ""), ISO_8859_1)
            .repeat(AT_ONCE)
            .getBytes(ISO_8859_1);

    UnreadAnswers(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        goOn(peer);
    }

    @Override
    void goOn(Peer peer) throws IOException {
        peer.write(requests);
    }
}
