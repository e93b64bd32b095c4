package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Campaigns with a number of some million digits. */
final class GiantNumbers implements Attack {

    private static final int DIGITS = 4_000_000;

    private final byte[] body = ("{\"session\":\"sales\",\"messages\":[{\"type\":\"text\",\"content\":\"x\"}],"
                    + "\"contacts\":[" + "7".repeat(DIGITS) + "]}")
            .getBytes(ISO_8859_1);
    private final Target target;

    GiantNumbers(Target target) {
        this.target = target;
    }

    @Override
    public void strike() throws IOException {
        target.ask(target.keyHead("POST /api/campaigns/create", "Content-Type: application/json"), body);
    }
}
