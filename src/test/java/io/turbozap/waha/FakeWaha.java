package io.turbozap.waha;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a real socket that reads HTTP requests and answers each with the next thing it was told to do for that
 * method and path, byte by byte if need be.
 */
public final class FakeWaha {

    /** A request that came in. */
    public record Seen(HttpMethod method, String target, Map<String, String> headers, Buffer body, int connection) {
        public String path() {
            return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        }

        JsonObject json() {
            return body.toJsonObject();
        }
    }

    /** What to do when a request came in. */
    public interface Script {
        void run(NetSocket socket, Seen request);
    }

    private final Map<String, Queue<Script>> scripts = new ConcurrentHashMap<>();
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final NetServer server;

    private FakeWaha(Vertx vertx, NetServerOptions options) {
        server = vertx.createNetServer(options.setHost("localhost").setPort(0)).connectHandler(this::serve);
    }

    public static FakeWaha start(Vertx vertx) throws Exception {
        return start(vertx, new NetServerOptions());
    }

    static FakeWaha start(Vertx vertx, NetServerOptions options) throws Exception {
        FakeWaha fake = new FakeWaha(vertx, options);
        fake.server.listen().await(10, TimeUnit.SECONDS);
        return fake;
    }

    public int port() {
        return server.actualPort();
    }

    void stop() throws Exception {
        server.close().await(10, TimeUnit.SECONDS);
    }

    /** Adds what to do at the next request of this method and path; the last one stays. */
    public FakeWaha on(String methodAndPath, Script script) {
        scripts.computeIfAbsent(methodAndPath, key -> new ConcurrentLinkedQueue<>())
                .add(script);
        return this;
    }

    public FakeWaha on(String methodAndPath, int status, String body) {
        return on(methodAndPath, answer(status, body));
    }

    /** Waits for the next request. */
    public Seen next() throws Exception {
        Seen request = seen.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    /** Waits until a connection was closed, and says which. */
    public int nextClosed() throws Exception {
        Integer connection = closed.poll(10, TimeUnit.SECONDS);
        if (connection == null) {
            throw new AssertionError("no connection was closed");
        }
        return connection;
    }

    int connections() {
        return connections.get();
    }

    public int unread() {
        return seen.size();
    }

    static Script answer(int status, String body) {
        return answer(status, "", body);
    }

    static Script answer(int status, String extraHeaders, String body) {
        return raw(head(status, body.getBytes(StandardCharsets.UTF_8).length, extraHeaders) + body);
    }

    static String head(int status, int length, String extraHeaders) {
        return "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nKeep-Alive: timeout=5\r\n"
                + extraHeaders + "Content-Length: " + length + "\r\n\r\n";
    }

    static Script raw(String bytes) {
        return (socket, request) -> socket.write(bytes);
    }

    static Script rawThenClose(String bytes) {
        return (socket, request) -> socket.write(bytes).onComplete(written -> socket.close());
    }

    public static Script close() {
        return (socket, request) -> socket.close();
    }

    static Script silence() {
        return (socket, request) -> {};
    }

    private void serve(NetSocket socket) {
        int number = connections.incrementAndGet();
        Buffer[] pending = {Buffer.buffer()};
        socket.closeHandler(gone -> closed.add(number));
        socket.exceptionHandler(failure -> {});
        socket.handler(bytes -> {
            pending[0] = pending[0].copy().appendBuffer(bytes);
            pending[0] = read(socket, pending[0], number);
        });
    }

    private Buffer read(NetSocket socket, Buffer bytes, int connection) {
        String text = bytes.toString("ISO-8859-1");
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            return bytes;
        }
        String[] lines = text.substring(0, headEnd).split("\r\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        int end = headEnd + 4 + Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (bytes.length() < end) {
            return bytes;
        }
        String[] start = lines[0].split(" ", -1);
        Buffer body = bytes.getBuffer(headEnd + 4, end);
        answer(socket, new Seen(HttpMethod.valueOf(start[0]), start[1], headers, body, connection));
        return bytes.getBuffer(end, bytes.length());
    }

    private void answer(NetSocket socket, Seen request) {
        seen.add(request);
        Queue<Script> queue = scripts.get(request.method() + " " + request.path());
        if (queue == null) {
            answer(
                            404,
                            "{\"message\":\"Cannot " + request.method() + " " + request.path()
                                    + "\",\"error\":\"Not Found\",\"statusCode\":404}")
                    .run(socket, request);
            return;
        }
        Script script = queue.size() > 1 ? queue.remove() : queue.element();
        script.run(socket, request);
    }
}
