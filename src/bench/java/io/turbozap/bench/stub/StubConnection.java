package io.turbozap.bench.stub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A client of the stub: what came of an unfinished request, and what could not be written yet. */
final class StubConnection {

    private static final byte[] NOTHING = {};

    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] unfinished = NOTHING;
    private @Nullable ByteBuffer unwritten;
    private long lastUsed;

    StubConnection(SocketChannel channel, SelectionKey key, long now) {
        this.channel = channel;
        this.key = key;
        this.lastUsed = now;
    }

    SocketChannel channel() {
        return channel;
    }

    SelectionKey key() {
        return key;
    }

    /** When something last came, in nanoseconds. */
    long lastUsed() {
        return lastUsed;
    }

    /** Puts what came before in front of what will be read into {@code buffer}. */
    void restore(ByteBuffer buffer) {
        buffer.put(unfinished);
    }

    /** Keeps the bytes of an unfinished request until more comes. */
    void keep(byte[] bytes, int from, int to, long now) {
        unfinished = from == to ? NOTHING : Arrays.copyOfRange(bytes, from, to);
        lastUsed = now;
    }

    void write(ByteBuffer answer) throws IOException {
        ByteBuffer waiting = unwritten;
        if (waiting != null) {
            unwritten = join(waiting, answer);
            return;
        }
        channel.write(answer);
        if (answer.hasRemaining()) {
            unwritten = answer;
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    /** Writes what was left, and reads on once all of it is out. */
    void flush() throws IOException {
        ByteBuffer waiting = unwritten;
        if (waiting != null) {
            channel.write(waiting);
            if (waiting.hasRemaining()) {
                return;
            }
        }
        unwritten = null;
        key.interestOps(SelectionKey.OP_READ);
    }

    private static ByteBuffer join(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }
}
