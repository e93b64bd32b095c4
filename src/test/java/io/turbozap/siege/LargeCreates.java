package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Large campaigns that are refused, for their last contact is none. */
final class LargeCreates implements Attack {

    private static final int CONTACTS = 200_000;

    private final byte[] body = ("{\"session\":\"refused\",\"messages\":[{\"type\":\"text\",\"content\":\"x\"}],"
                    + "\"contacts\":[" + "\"351910000000\",".repeat(CONTACTS) + "\"none\"]}")
            .getBytes(ISO_8859_1);
    private final Target target;

    LargeCreates(Target target) {
        this.target = target;
    }

    @Override
    public void strike() throws IOException {
        target.ask(target.keyHead("POST /api/campaigns/create", "Content-Type: application/json"), body);
    }
}
