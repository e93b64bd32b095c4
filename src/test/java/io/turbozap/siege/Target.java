package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/**
 * A server that is attacked.
 *
 * @param key what it takes for a key, for the attacks of those who have one
 * @param most how many connections one attack may hold
 */
record Target(int port, String key, int most) {

    /** Opens a connection. */
    Peer open() throws IOException {
        return new Peer(port);
    }

    /** The head of a request up to its last line end, without the empty line. */
    byte[] head(String request, String... headers) {
        StringBuilder head = new StringBuilder(request).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString().getBytes(ISO_8859_1);
    }

    /** As {@link #head}, of somebody who has the key. */
    byte[] keyHead(String request, String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "X-Api-Key: " + key; // before an empty line that ends the head
        System.arraycopy(headers, 0, all, 1, headers.length);
        return head(request, all);
    }

    /** Sends a request with its body on a connection of its own and reads some of the answer. */
    void ask(byte[] head, byte[] body) throws IOException {
        try (Peer peer = open()) {
            peer.offer(head);
            peer.offer(("Content-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
            peer.offer(body);
            peer.awaitAnswer();
        }
    }
}
