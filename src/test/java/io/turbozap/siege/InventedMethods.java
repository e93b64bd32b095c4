package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Requests whose methods, paths and hosts were never seen before, many on a connection. */
final class InventedMethods implements Attack {

    private static final int AT_ONCE = 100;

    private int number;

    private final Target target;

    InventedMethods(Target target) {
        this.target = target;
    }

    @Override
    public void strike() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < AT_ONCE; i++) {
            number++;
            requests.append("M")
                    .append(number)
                    .append(" /health/")
                    .append(number)
                    .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        }
        try (Peer peer = target.open()) {
            peer.offer(requests.toString().getBytes(ISO_8859_1));
            peer.awaitAnswer();
        }
    }
}
