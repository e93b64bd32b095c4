package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Sessions that are given a pace and nothing to do. */
final class ManySessions implements Attack {

    private static final int AT_ONCE = 50;
    private static final String BODY = "{\"interval\":5000}";

    private int number;

    private final Target target;

    ManySessions(Target target) {
        this.target = target;
    }

    @Override
    public void strike() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < AT_ONCE; i++) {
            number++;
            requests.append(new String(
                    target.keyHead(
                            "PUT /api/sessions/idle-" + number + "/pacing",
                            "Content-Type: application/json",
                            "Content-Length: " + BODY.length()),
                    ISO_8859_1));
            requests.append("\r\n").append(BODY);
        }
        try (Peer peer = target.open()) {
            peer.offer(requests.toString().getBytes(ISO_8859_1));
            peer.awaitAnswer();
        }
    }
}
