package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Keys that are guessed, a new one with each request, many on a connection. */
final class WrongKeys implements Attack {

    private static final int AT_ONCE = 50;

    private final Target target;
    private int number;

    WrongKeys(Target target) {
        this.target = target;
    }

    @Override
    public void strike() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < AT_ONCE; i++) {
            number++;
            requests.append("GET /api/campaigns/queue/status HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: guess")
                    .append(number)
                    .append("\r\n\r\n");
        }
        try (Peer peer = target.open()) {
            peer.offer(requests.toString().getBytes(ISO_8859_1));
            peer.awaitAnswer();
        }
    }
}
