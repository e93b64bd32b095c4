package io.turbozap.hooks;

import static io.turbozap.fixture.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A real server that takes events, keeps them, and checks signatures by the text of the convention alone. */
public final class Receiver {

    /** An event that came. */
    public record Seen(String path, String id, String timestamp, String signature, String body) {

        /** The event itself. */
        public JsonObject event() {
            return new JsonObject(body);
        }

        /** Whether it was signed with {@code secret}. */
        public boolean isSignedWith(String secret) throws Exception {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            byte[] expected = mac.doFinal(String.join(".", id, timestamp, body).getBytes(UTF_8));
            return signature.equals("v1," + Base64.getEncoder().encodeToString(expected));
        }
    }

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Handler<HttpServerRequest> script =
            request -> request.response().end();

    private Receiver(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::serve);
    }

    /** One on a free port, which answers 200. */
    public static Receiver start(Vertx vertx) {
        Receiver receiver = new Receiver(vertx);
        await(receiver.server.listen(0, "127.0.0.1"));
        return receiver;
    }

    /** Its address. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    /** From now on it answers so. */
    public void answers(int status) {
        answers(request -> request.response().setStatusCode(status).end());
    }

    /** From now on it does so. */
    public void answers(Handler<HttpServerRequest> script) {
        this.script = script;
    }

    /** What came, in order. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The types of what came, in order. */
    public List<String> types() {
        return seen.stream().map(one -> one.event().getString("type")).toList();
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            seen.add(new Seen(
                    request.path(),
                    request.getHeader("webhook-id"),
                    request.getHeader("webhook-timestamp"),
                    request.getHeader("webhook-signature"),
                    body.toString()));
            script.handle(request);
        });
    }
}
