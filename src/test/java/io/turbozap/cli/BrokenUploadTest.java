package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Uploads that break off or cannot be read: they are their clients' trouble, and fill no log. */
final class BrokenUploadTest {

    private static final String HEAD = """
            POST /api/campaigns/create HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Transfer-Encoding: chunked\r
            \r
            """;

    @Test
    void chunks_that_cannot_be_read_end_the_connection_and_are_no_error_of_ours() throws IOException {
        try (LogLines log = LogLines.capture();
                WholeServer whole = WholeServer.start(waha())) {
            readToEnd(whole, HEAD + "zz\r\n{}\r\n0\r\n\r\n");
            readToEnd(whole, HEAD + "1;=\r\n{\r\n0\r\n\r\n");

            assertEquals(200, whole.get("/health").statusCode());
            assertEquals(0, whole.get("/api/campaigns").bodyAsJsonObject().getInteger("totalCampaigns"));
            assertTrue(
                    log.atLeastWarnings().isEmpty(), () -> log.atLeastWarnings().toString());
        }
    }

    @Test
    void uploads_that_break_off_while_others_send_create_nothing() throws IOException {
        try (LogLines log = LogLines.capture();
                WholeServer whole = WholeServer.start(waha())) {
            String campaign = whole.execute("sales", 300, WholeServer.text("hello"));
            for (int i = 0; i < 50; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), whole.server.port())) {
                    socket.getOutputStream().write((HEAD + "1\r\n{\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
            whole.untilStatus(campaign, "completed");

            assertEquals(300, whole.ledger().accepted());
            assertEquals(1, whole.get("/api/campaigns").bodyAsJsonObject().getInteger("totalCampaigns"));
            whole.create("sales", 1, WholeServer.text("there is a slot"));
            assertTrue(
                    log.atLeastWarnings().isEmpty(), () -> log.atLeastWarnings().toString());
        }
    }

    private static void readToEnd(WholeServer whole, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), whole.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
