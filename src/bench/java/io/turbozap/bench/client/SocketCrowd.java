package io.turbozap.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.turbozap.bench.process.Lifeline;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * Many WebSocket clients on one thread, so lean that they take little from the server beside them. They follow what their
 * address names until each has seen a campaign's end, and come from several loopback addresses, for ports would run out.
 */
public final class SocketCrowd {

    /** Said when every client is connected. */
    public static final String CONNECTED = "connected";

    private static final int ADDRESSES = 8;
    private static final int AT_ONCE = 256;
    private static final byte[] COMPLETED = "\"status\":\"completed\"".getBytes(ISO_8859_1);
    private static final byte[] STOPPED = "\"status\":\"stopped\"".getBytes(ISO_8859_1);
    /** An empty pong, masked as a client has to. */
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    private final InetSocketAddress server;
    private final byte[] handshake;
    private final int clients;
    private final Selector selector;
    private int opened;
    private int upgraded;
    private int sawTheEnd;
    private int lost;
    private long updates;
    private long firstUpdate;
    private long lastUpdate;

    private SocketCrowd(int port, String path, int clients) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.handshake = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: Upgrade\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(ISO_8859_1);
        this.clients = clients;
        this.selector = Selector.open();
    }

    /** {@code PORT PATH CLIENTS}: ends with what they saw, as JSON. */
    public static void main(String[] args) throws IOException {
        Lifeline.hold();
        new SocketCrowd(Integer.parseInt(args[0]), args[1], Integer.parseInt(args[2])).run();
    }

    private void run() throws IOException {
        while (sawTheEnd + lost < clients) {
            while (opened < clients && opened - upgraded < AT_ONCE) {
                open();
            }
            selector.select(this::serve, 1_000);
        }
        double seconds = (lastUpdate - firstUpdate) / 1e9;
        System.out.println(new JsonObject()
                .put("sawTheEnd", sawTheEnd)
                .put("lost", lost)
                .put("updates", updates / seconds / clients)
                .encode());
    }

    private void open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress("127.0.0." + (2 + opened % ADDRESSES), 0));
        opened++;
        channel.register(selector, SelectionKey.OP_CONNECT, new Client(channel));
        channel.connect(server);
    }

    private void serve(SelectionKey key) {
        Client client = (Client) key.attachment();
        try {
            if (key.isConnectable()) {
                client.channel.finishConnect();
                client.channel.write(ByteBuffer.wrap(handshake));
                key.interestOps(SelectionKey.OP_READ);
            } else {
                client.read();
            }
        } catch (IOException e) {
            key.cancel();
            lose(client, String.valueOf(e.getMessage()));
        }
    }

    private void lose(Client client, String reason) {
        if (!client.done) {
            client.done = true;
            lost++;
            System.out.println("a client is lost: " + reason);
        }
    }

    /** One client and what it has not read to the end yet. */
    private final class Client {

        final SocketChannel channel;
        private final ByteBuffer input = ByteBuffer.allocate(2048);
        private boolean isUpgraded;
        private boolean done;

        Client(SocketChannel channel) {
            this.channel = channel;
        }

        void read() throws IOException {
            if (channel.read(input) < 0) {
                throw new IOException("the server closed a connection");
            }
            input.flip();
            boolean more = isUpgraded || upgrade();
            while (more) {
                more = frame();
            }
            input.compact();
        }

        private boolean upgrade() throws IOException {
            String head = new String(input.array(), 0, input.limit(), ISO_8859_1);
            int end = head.indexOf("\r\n\r\n");
            if (end < 0) {
                return false;
            }
            if (!head.startsWith("HTTP/1.1 101")) {
                throw new IOException(head.substring(0, head.indexOf('\r')));
            }
            input.position(end + 4);
            isUpgraded = true;
            if (++upgraded == clients) {
                System.out.println(CONNECTED);
            }
            return true;
        }

        /** Takes one frame, if all of it is there. */
        private boolean frame() throws IOException {
            int start = input.position();
            if (input.remaining() < 2) {
                return false;
            }
            int length = input.get(start + 1) & 0x7f;
            int head = length == 126 ? 4 : 2;
            if (length == 126 && input.remaining() >= head) {
                length = input.getShort(start + 2) & 0xffff;
            }
            if (input.remaining() < head + length) {
                return false;
            }
            input.position(start + head + length);
            take(input.get(start) & 0x0f, start + head, length);
            return true;
        }

        private void take(int opcode, int from, int length) throws IOException {
            if (opcode == 9) {
                channel.write(ByteBuffer.wrap(PONG));
            } else if (opcode == 8) {
                throw new IOException("closed: " + new String(input.array(), from + 2, length - 2, ISO_8859_1));
            } else if (opcode == 1) {
                if (upgraded == clients) {
                    lastUpdate = System.nanoTime();
                    firstUpdate = updates++ == 0 ? lastUpdate : firstUpdate;
                }
                if (!done && hasEnded(from, from + length)) {
                    done = true;
                    sawTheEnd++;
                }
            }
        }

        private boolean hasEnded(int from, int to) {
            for (int at = from; at < to; at++) {
                if (is(COMPLETED, at, to) || is(STOPPED, at, to)) {
                    return true;
                }
            }
            return false;
        }

        private boolean is(byte[] word, int at, int to) {
            return at + word.length <= to && Arrays.equals(input.array(), at, at + word.length, word, 0, word.length);
        }
    }
}
