package io.turbozap.siege;

import java.io.IOException;

/** Uploads of spreadsheets that come a little at a time, from callers who have the key. */
final class SlowSpreadsheets extends Crowd {

    private static final byte[] MORE = new byte[256];

    SlowSpreadsheets(Target target) {
        super(target);
    }

    @Override
    void begin(Peer peer) throws IOException {
        peer.write(target.keyHead(
                "POST /api/imports/preview",
                "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "Content-Length: 16000000",
                ""));
    }

    @Override
    void goOn(Peer peer) throws IOException {
        requireOpen(peer);
        peer.write(MORE);
    }
}
