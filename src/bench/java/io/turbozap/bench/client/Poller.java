package io.turbozap.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.turbozap.bench.process.Lifeline;
import io.turbozap.bench.process.QuietLog;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes requests on many connections at once, each as soon as the last answer is there, on one thread. */
public final class Poller {

    private static final long WIDTH = 20_000; // 0.02 ms
    private static final int BUCKETS = 500_000; // 10 s

    private final Selector selector = Selector.open();
    private final Requests requests;
    private int open;
    private Histogram latency = new Histogram(WIDTH, BUCKETS);

    /** What to ask for. */
    public interface Requests {
        /** A whole request, or null if there are no more. */
        byte @Nullable [] next();
    }

    private static final class Connection {
        private final SocketChannel channel;
        private byte[] answer = new byte[32 * 1024];
        private int filled;
        private long sent;

        private Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    public Poller(int port, int connections, Requests requests) throws IOException {
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
        }
    }

    /**
     * {@code PORT CONNECTIONS PATH WARM_UP_MS MEASURE_MS}: writes the rate a second and the 99th percentile of latency in
     * milliseconds as JSON, and ends.
     */
    public static void main(String[] args) throws IOException {
        Lifeline.hold();
        QuietLog.keep();
        int port = Integer.parseInt(args[0]);
        byte[] request = ("GET " + args[2] + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n").getBytes(ISO_8859_1);
        Poller poller = new Poller(port, Integer.parseInt(args[1]), () -> request);
        poller.start();
        poller.poll(Long.parseLong(args[3]));
        poller.latency = new Histogram(WIDTH, BUCKETS);
        double seconds = poller.poll(Long.parseLong(args[4])) / 1e9;
        System.out.println(new JsonObject()
                .put("rate", poller.latency.count() / seconds)
                .put("p99", poller.latency.percentile(0.99) / 1e6)
                .encode());
    }

    /** Makes all requests that there are. */
    public void pollAll() throws IOException {
        start();
        while (open > 0) {
            selector.select(key -> read((Connection) key.attachment()), 100);
        }
    }

    private void start() throws IOException {
        open = selector.keys().size();
        for (SelectionKey key : selector.keys()) {
            ask((Connection) key.attachment());
        }
    }

    private long poll(long millis) throws IOException {
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() - end < 0) {
            selector.select(key -> read((Connection) key.attachment()), 100);
        }
        return System.nanoTime() - start;
    }

    private void read(Connection connection) {
        try {
            ByteBuffer rest =
                    ByteBuffer.wrap(connection.answer, connection.filled, connection.answer.length - connection.filled);
            int read = connection.channel.read(rest);
            if (read < 0) {
                throw new IOException("the server closed a connection");
            }
            connection.filled += read;
            if (isWhole(connection)) {
                latency.record(System.nanoTime() - connection.sent);
                ask(connection);
            } else if (connection.filled == connection.answer.length) {
                connection.answer = Arrays.copyOf(connection.answer, connection.filled * 2);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isWhole(Connection connection) throws IOException {
        int length = HttpFrame.length(connection.answer, 0, connection.filled);
        boolean whole = length != HttpFrame.INCOMPLETE && connection.filled >= length;
        if (whole && connection.answer[9] != '2') {
            throw new IOException("status " + new String(connection.answer, 9, 3, ISO_8859_1));
        }
        return whole;
    }

    private void ask(Connection connection) throws IOException {
        byte[] request = requests.next();
        if (request == null) {
            open--;
            return;
        }
        connection.filled = 0;
        connection.sent = System.nanoTime();
        if (connection.channel.write(ByteBuffer.wrap(request)) < request.length) {
            throw new IOException("a request did not fit into the socket");
        }
    }
}
