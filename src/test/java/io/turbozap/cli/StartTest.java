package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.config.Config;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a start fails: in one line that tells a person what to do. */
final class StartTest {

    @Test
    void a_taken_port_stops_the_start_and_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Config config = Config.of(Map.of("PORT", Integer.toString(taken.getLocalPort()), "DATABASE_URL", "memory"));
            CannotStartException failure =
                    assertThrows(CannotStartException.class, () -> ShutdownHook.await(Server.start(config)));
            assertTrue(failure.getMessage().startsWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort()));
            assertTrue(failure.getMessage().contains("PORT"), failure.getMessage());
        }
    }

    @Test
    void a_failure_that_a_person_can_mend_is_one_line_and_an_exit_code() throws IOException {
        StringWriter said = new StringWriter();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = Turbozap.commandLine()
                    .setErr(new PrintWriter(said, /* autoFlush= */ true))
                    .execute("simulate", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, code);
        }
        assertEquals(1, said.toString().lines().count(), said.toString());
    }

    @Test
    void without_a_command_the_usage_is_shown() {
        StringWriter said = new StringWriter();
        int code = Turbozap.commandLine()
                .setErr(new PrintWriter(said, /* autoFlush= */ true))
                .execute();
        assertEquals(2, code);
        assertTrue(said.toString().contains("serve"), said.toString());
    }
}
