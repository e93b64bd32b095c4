package io.turbozap.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.fault.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is told to end ends what it began, and the next one goes on (rule 24). */
@Tag("slow")
final class TerminationTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void what_is_in_flight_ends_and_the_next_server_does_the_rest(StoreKind kind)
            throws IOException, InterruptedException {
        try (Ground ground = new Ground(directory, kind.fresh(directory), Waha.BEST.options(150))) {
            Ask ask;
            try (ServerProcess server = ground.ready()) {
                ask = ground.running("sales", 10, 1);
                ground.running("support", 10, 1);
                ground.untilSends(6);
                assertEquals(0, server.terminate(), server.output());
            }
            int sent = ground.wire.count("sales");
            try (ServerProcess server = ground.ready()) {
                assertEquals(0, ground.campaign(ask).getJsonObject("progress").getInteger("uncertain"));
                ground.endWell(server);
                assertEquals(10, ground.wire.count("sales"), "no send was repeated; before the end there were " + sent);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void termination_at_the_first_answer_of_health_ends_with_exit_code_0(StoreKind kind)
            throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> settings = Map.of("PORT", Integer.toString(port), "DATABASE_URL", kind.fresh(directory));
        try (ServerProcess server = ServerProcess.start(directory, settings)) {
            untilHealthy(port);
            assertEquals(0, server.terminate(), server.output());
        }
    }

    @Test
    void termination_while_the_store_does_not_answer_ends_with_exit_code_0() throws IOException, InterruptedException {
        int port = freePort();
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = Map.of(
                    "PORT",
                    Integer.toString(port),
                    "SHUTDOWN_GRACE",
                    "200",
                    "DATABASE_URL",
                    "postgresql://user:password@127.0.0.1:" + silent.getLocalPort() + "/none");
            try (ServerProcess server = ServerProcess.start(directory, settings)) {
                untilHealthy(port);
                assertEquals(0, server.terminate(), server.output());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void untilHealthy(int port) {
        Waiting.until("a server whose health answers", () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), US_ASCII).contains(" 200 ");
            } catch (ConnectException early) {
                return false;
            }
        });
    }

    @Test
    void what_hangs_is_settled_by_the_next_server() throws IOException, InterruptedException {
        try (Ground ground = new Ground(
                directory, StoreKind.SQLITE.fresh(directory), Waha.BEST.options(0), "SHUTDOWN_GRACE", "200")) {
            try (ServerProcess server = ground.ready()) {
                Ground.await(ground.simulator.fault(Fault.of(Fault.Kind.HANG)
                        .butRecorded()
                        .inSession("sales")
                        .times(1)));
                Ground.await(ground.simulator.fault(
                        Fault.of(Fault.Kind.HANG).inSession("support").times(1)));
                ground.running("sales", 5, 1);
                ground.running("support", 5, 1);
                ground.untilSends(2);
                assertEquals(0, server.terminate(), server.output());
            }
            try (ServerProcess server = ground.ready()) {
                ground.endWell(server);
            }
        }
    }
}
