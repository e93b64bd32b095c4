package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Keys that are guessed, a new one with each request, many on a connection, by strangers behind a proxy on this host. */
final class WrongKeys implements Attack {

    private static final int AT_ONCE = 50;
    private static final int STRANGERS = 200;

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
            // callers of this host, who show the right key, share none of their throttles
            requests.append("GET /api/campaigns/queue/status HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: guess")
                    .append(number)
                    .append("\r\nX-Forwarded-For: 203.0.113.")
                    .append(number % STRANGERS)
                    .append("\r\n\r\n");
        }
        try (Peer peer = target.open()) {
            peer.offer(requests.toString().getBytes(ISO_8859_1));
            peer.awaitAnswer();
        }
    }
}
