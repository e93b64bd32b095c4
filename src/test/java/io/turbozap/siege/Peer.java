package io.turbozap.siege;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection to the server whose owner never waits for long, whatever the server does. */
final class Peer implements Closeable {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int SMALL_BUFFER = 4_096;

    private final SocketChannel channel = SocketChannel.open();
    private final ByteBuffer answer = ByteBuffer.allocate(1_024);

    Peer(int port) throws IOException {
        try {
            channel.socket().setReceiveBufferSize(SMALL_BUFFER); // what is not read stays with the server
            channel.socket().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            channel.configureBlocking(false);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends as much of it as goes at once; answers how much. */
    int write(byte[] bytes) throws IOException {
        return channel.write(ByteBuffer.wrap(bytes));
    }

    /** Sends all of it. Fails if that takes long. */
    void offer(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            if (channel.write(left) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    /** Reads at most so many bytes if any are there; -1 once the server has closed it. */
    int read(int most) throws IOException {
        answer.clear().limit(Math.min(most, answer.capacity()));
        return channel.read(answer);
    }

    /** Waits until the server begins to answer, or closes. Fails if that takes long. */
    void awaitAnswer() throws IOException {
        while (read(answer.capacity()) == 0) {
            await(SelectionKey.OP_READ);
        }
    }

    private void await(int what) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, what);
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new SocketTimeoutException("the server does nothing");
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // gone as well
        }
    }
}
