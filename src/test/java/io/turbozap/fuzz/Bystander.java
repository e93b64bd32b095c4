package io.turbozap.fuzz;

import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A well-behaved WebSocket beside those that misbehave. It answers pings on a thread of its own, as real clients do, for a
 * round of frames may last longer than the server waits for a pong.
 */
final class Bystander implements Closeable {

    private final RawWebSocket socket;
    private final Thread reader = new Thread(this::read, "bystander");
    private final AtomicInteger pongs = new AtomicInteger();
    private volatile @Nullable String end;

    Bystander(int port, String target) throws IOException {
        socket = new RawWebSocket(port, target);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        RawWebSocket.Frame frame = socket.next();
        while (frame != null && frame.opcode() != RawWebSocket.CLOSE) {
            if (frame.opcode() == RawWebSocket.PONG) {
                pongs.incrementAndGet();
            } else if (frame.opcode() == RawWebSocket.PING) {
                write(RawWebSocket.PONG, frame.payload());
            }
            frame = socket.next();
        }
        end = frame == null ? "the end" : frame.text();
    }

    private synchronized void write(int opcode, byte[] payload) {
        try {
            socket.write(RawWebSocket.frame(opcode, payload));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** Fails unless the server still answers it. */
    void requirePong() {
        int before = pongs.get();
        write(RawWebSocket.PING, new byte[0]);
        until("a pong for a bystander", () -> pongs.get() > before || end != null);
        assertNull(end, "a bystander was hung up on");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
