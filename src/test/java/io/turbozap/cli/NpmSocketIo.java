package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The Socket.IO client of npm, run by node, and what it hears. */
final class NpmSocketIo implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final Path MODULES = Path.of("src/test/node/node_modules").toAbsolutePath();

    private final Process node;
    private final BlockingQueue<JsonArray> heard = new LinkedBlockingQueue<>();

    private NpmSocketIo(Process node) {
        this.node = node;
        Thread reader = new Thread(this::read, "node");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> heard.add(new JsonArray(line)));
        } catch (IOException | UncheckedIOException closed) {
            heard.add(new JsonArray().add("closed"));
        }
    }

    /** Skips the test that calls it where node or the client is not installed. */
    static void assumeInstalled() {
        assumeTrue(
                Files.isDirectory(MODULES.resolve("socket.io-client")) && hasNode(),
                "needs node, and npm ci --prefix src/test/node");
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Starts clients that connect by themselves.
     *
     * @param transports {@code default}, {@code polling} or {@code websocket}
     * @param header a header's name and value, or nothing
     */
    static NpmSocketIo start(int port, String transports, int clients, String... header) {
        List<String> command = new ArrayList<>(List.of(
                "node",
                Path.of("src/test/js/socket-io-client.js").toString(),
                "http://127.0.0.1:" + port,
                transports,
                String.valueOf(clients)));
        command.addAll(List.of(header));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NODE_PATH", MODULES.toString());
        try {
            return new NpmSocketIo(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The argument of the next event, which must have this name. */
    Object next(String event) {
        JsonArray next = next();
        assertEquals(event, next.getString(0), next::encode);
        return next.getValue(1);
    }

    /** Waits until every client is connected, and has upgraded if it does; gives the transports in their order. */
    List<String> connected(int events) {
        List<String> transports = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            JsonArray next = next();
            assertTrue(List.of("open", "connect", "upgrade").contains(next.getString(0)), next::encode);
            if (next.getValue(1) != null) {
                transports.add(next.getString(1));
            }
        }
        return transports;
    }

    JsonObject message(String event) {
        return (JsonObject) next(event);
    }

    /** What is heard next, whatever it is: name and argument. */
    JsonArray next() {
        try {
            JsonArray next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing was heard");
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        node.destroyForcibly();
    }
}
