package io.turbozap.bench.stub;

import io.turbozap.bench.client.HttpFrame;
import io.turbozap.bench.process.Lifeline;
import io.turbozap.bench.process.QuietLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** A WAHA of one thread that accepts everything, as light as it can be, so that it is not what is measured. */
public final class StubServer implements AutoCloseable {

    private static final long IDLE = TimeUnit.SECONDS.toNanos(6); // WAHA closes after 5, its clients should at 5

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final byte[] input = new byte[256 * 1024];
    private final ByteBuffer buffer = ByteBuffer.wrap(input);
    private final Queue<Answer> delayed = new ArrayDeque<>();
    private final StubAnswers answers;
    private final long latency;
    private final boolean closesIdle;
    private long nextSweep = System.nanoTime() + IDLE;

    private record Answer(StubConnection to, ByteBuffer bytes, long due) {}

    /**
     * @param port where to listen on loopback, 0 for any free port
     * @param latency nanoseconds until a send is answered
     * @param closesIdle whether connections are closed as WAHA does when nothing comes for some seconds
     */
    StubServer(int port, long latency, boolean closesIdle, StubAnswers answers) throws IOException {
        this.latency = latency;
        this.closesIdle = closesIdle;
        this.answers = answers;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4096);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** {@code PORT LATENCY_MS [INTERVAL_MS SESSIONS]}: with the last two it notes lateness and closes idle connections. */
    public static void main(String[] args) throws IOException {
        Lifeline.hold();
        QuietLog.keep();
        boolean notes = args.length > 2;
        Arrivals arrivals = notes
                ? new Arrivals(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[2])), Integer.parseInt(args[3]))
                : null;
        long latency = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[1]));
        try (StubServer server = new StubServer(Integer.parseInt(args[0]), latency, notes, new StubAnswers(arrivals))) {
            server.run();
        }
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /** Serves until it is closed by another thread. */
    void run() throws IOException {
        while (selector.isOpen()) {
            wait(delayed.peek());
            if (!selector.isOpen()) {
                return;
            }
            for (SelectionKey key : selector.selectedKeys()) {
                handle(key);
            }
            selector.selectedKeys().clear();
            answerDue();
            if (closesIdle && System.nanoTime() - nextSweep > 0) {
                closeIdle();
            }
        }
    }

    private void wait(Answer next) throws IOException {
        if (next == null) {
            selector.select(1000);
            return;
        }
        long nanos = next.due - System.nanoTime();
        if (nanos <= 0) {
            selector.selectNow();
        } else {
            selector.select((nanos + 999_999) / 1_000_000);
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isValid() && key.isAcceptable()) {
                accept();
            } else if (key.isValid()) {
                StubConnection connection = (StubConnection) key.attachment();
                if (key.isWritable()) {
                    connection.flush();
                } else {
                    read(connection);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            close(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new StubConnection(channel, key, System.nanoTime()));
        }
    }

    private void read(StubConnection connection) throws IOException {
        buffer.clear();
        connection.restore(buffer);
        if (connection.channel().read(buffer) < 0 || !buffer.hasRemaining()) {
            throw new IOException("closed, or more than fits");
        }
        int end = buffer.position();
        int from = 0;
        int length = HttpFrame.length(input, from, end);
        while (length != HttpFrame.INCOMPLETE && from + length <= end) {
            answer(connection, from, from + length);
            from += length;
            length = HttpFrame.length(input, from, end);
        }
        connection.keep(input, from, end, System.nanoTime());
    }

    private void answer(StubConnection connection, int from, int to) throws IOException {
        ByteBuffer answer = ByteBuffer.wrap(answers.to(input, from, to));
        if (latency == 0 || !StubAnswers.isSend(input, from)) {
            connection.write(answer);
        } else {
            delayed.add(new Answer(connection, answer, System.nanoTime() + latency));
        }
    }

    private void answerDue() {
        long now = System.nanoTime();
        for (Answer next = delayed.peek(); next != null && next.due - now <= 0; next = delayed.peek()) {
            delayed.remove();
            try {
                next.to.write(next.bytes);
            } catch (IOException e) {
                close(next.to.key());
            }
        }
    }

    private void closeIdle() {
        long now = System.nanoTime();
        nextSweep = now + IDLE / 6;
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof StubConnection connection && now - connection.lastUsed() > IDLE) {
                close(key);
            }
        }
    }

    private static void close(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            // it is gone already
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
