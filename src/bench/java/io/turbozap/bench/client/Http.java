package io.turbozap.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** One kept-alive HTTP/1.1 connection to loopback, blocking, with as little between caller and socket as can be. */
public final class Http implements AutoCloseable {

    private static final byte[] NOTHING = {};
    private static final String JSON = "application/json";

    private final Socket socket = new Socket();
    private final int port;
    private byte[] received = new byte[16 * 1024];
    /** Bytes that came with the answer before. */
    private int held;

    /** What came back. */
    public record Answer(int status, String body) {

        /** This answer, of the status {@code expected}. Throws an {@link IOException} if the status is another one. */
        public Answer expect(int expected) throws IOException {
            if (status != expected) {
                throw new IOException("status " + status + " instead of " + expected + ": " + start(body));
            }
            return this;
        }

        public JsonObject json() throws IOException {
            try {
                return new JsonObject(body);
            } catch (DecodeException e) {
                throw new IOException("no JSON: " + start(body), e);
            }
        }

        private static String start(String text) {
            return text.length() <= 200 ? text : text.substring(0, 200) + "…";
        }
    }

    /** @param timeoutMillis how long an answer, or a part of it, may take to come */
    public Http(int port, int timeoutMillis) throws IOException {
        this.port = port;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, JSON, NOTHING);
    }

    public Answer post(String path) throws IOException {
        return send("POST", path, JSON, NOTHING);
    }

    public Answer post(String path, byte[] json) throws IOException {
        return send("POST", path, JSON, json);
    }

    public Answer put(String path, String type, byte[] body) throws IOException {
        return send("PUT", path, type, body);
    }

    private Answer send(String method, String path, String type, byte[] body) throws IOException {
        String head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: "
                + body.length + (body.length == 0 ? "" : "\r\nContent-Type: " + type) + "\r\n\r\n";
        byte[] start = head.getBytes(ISO_8859_1);
        if (body.length <= 1024) {
            start = join(start, body);
            socket.getOutputStream().write(start);
        } else {
            socket.getOutputStream().write(start);
            socket.getOutputStream().write(body);
        }
        Answer answer = receive();
        while (answer.status() < 200) { // the server only asks for patience
            answer = receive();
        }
        return answer;
    }

    private Answer receive() throws IOException {
        InputStream in = socket.getInputStream();
        int filled = held;
        int length = filled == 0 ? HttpFrame.INCOMPLETE : HttpFrame.length(received, 0, filled);
        while (length == HttpFrame.INCOMPLETE || filled < length) {
            if (filled == received.length) {
                received = Arrays.copyOf(received, received.length * 2);
            }
            int read = in.read(received, filled, received.length - filled);
            if (read < 0) {
                throw new EOFException("the connection was closed before the answer");
            }
            filled += read;
            length = length == HttpFrame.INCOMPLETE ? HttpFrame.length(received, 0, filled) : length;
        }
        int head = HttpFrame.headLength(received, 0, filled);
        int status = Integer.parseInt(new String(received, 9, 3, ISO_8859_1));
        Answer answer = new Answer(status, new String(received, head, length - head, UTF_8));
        held = filled - length;
        System.arraycopy(received, length, received, 0, held);
        return answer;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
