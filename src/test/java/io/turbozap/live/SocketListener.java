package io.turbozap.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A WebSocket client that keeps what it hears, and holds every frame against the published schema. */
public final class SocketListener {

    private static final long PATIENCE_SECONDS = 20;
    private static final Validator SCHEMA = Validator.create(
            JsonSchema.of(new JsonObject(resource())),
            new JsonSchemaOptions()
                    .setBaseUri("turbozap://sockets")
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic));

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    /** A client that nobody holds is closed by the garbage collector, and its sockets with it. */
    private final WebSocketClient client;

    private final ClientWebSocket socket;

    /** Listens before it is connected: the first frame may come with the answer to the upgrade. */
    private SocketListener(WebSocketClient client) {
        this.client = client;
        this.socket = client.webSocket();
        socket.textMessageHandler(heard::add);
        socket.closeHandler(closed -> heard.add("closed " + socket.closeStatusCode() + " " + socket.closeReason()));
    }

    /** A client that may send what the server does not take. */
    private static WebSocketClient client(Vertx vertx) {
        return vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 20)
                .setMaxConnections(10_000));
    }

    private static WebSocketConnectOptions options(int port, String uri, String... headers) {
        WebSocketConnectOptions options =
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(uri);
        for (int i = 0; i < headers.length; i += 2) {
            options.putHeader(headers[i], headers[i + 1]);
        }
        return options;
    }

    public static SocketListener connect(Vertx vertx, int port, String uri, String... headers) {
        SocketListener listener = new SocketListener(client(vertx));
        try {
            return listener.socket
                    .connect(options(port, uri, headers))
                    .map(connected -> listener)
                    .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not connected", e);
        }
    }

    /** The answer to an upgrade that is refused, its status and its body. */
    public static UpgradeRejectedException refused(Vertx vertx, int port, String uri, String... headers) {
        try {
            Throwable failure = client(vertx)
                    .connect(options(port, uri, headers))
                    .<Throwable>map(accepted -> new AssertionError("accepted"))
                    .otherwise(refusal -> refusal)
                    .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return assertInstanceOf(UpgradeRejectedException.class, failure);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** Leaves as a client should. */
    public void close() {
        client.close();
    }

    public WebSocket socket() {
        return socket;
    }

    /** The next frame, which keeps the schema. */
    public JsonObject frame() {
        String text = next();
        assertTrue(text.startsWith("{"), text);
        JsonObject frame = new JsonObject(text);
        OutputUnit result = SCHEMA.validate(frame);
        assertTrue(result.getValid(), () -> frame + ": " + result.getErrors());
        return frame;
    }

    /** Skips frames until one is as wanted. */
    public JsonObject frame(Predicate<JsonObject> wanted) {
        JsonObject frame = frame();
        while (!wanted.test(frame)) {
            frame = frame();
        }
        return frame;
    }

    /** The data of the next frame, which must be of this event. */
    public JsonObject data(String event) {
        JsonObject frame = frame();
        assertEquals(event, frame.getString("event"), frame::encode);
        return frame.getJsonObject("data");
    }

    /** What the next message complains of. */
    public String complaint() {
        return data("error").getString("message");
    }

    /** The code and the reason with which the server closes. */
    public String closed() {
        String next = next();
        while (!next.startsWith("closed")) {
            next = next();
        }
        return next.substring("closed ".length());
    }

    /** The next message, whatever it is. */
    public String text() {
        return next();
    }

    private String next() {
        try {
            String next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing was heard");
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void send(String text) {
        socket.writeTextMessage(text);
    }

    private static String resource() {
        try (InputStream in = SocketListener.class.getResourceAsStream("/socket-frames.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
