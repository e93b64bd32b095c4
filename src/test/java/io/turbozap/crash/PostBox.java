package io.turbozap.crash;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.function.IntSupplier;

/** The address that WAHA's webhooks go to, wherever the server listens; while it does not, nobody takes them. */
final class PostBox {

    private final HttpClient client;
    private final HttpServer box;
    private final IntSupplier server;

    private PostBox(Vertx vertx, IntSupplier server) {
        this.client = vertx.createHttpClient();
        this.box = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"));
        this.server = server;
    }

    /** @param server the port that it listens on */
    static Future<PostBox> before(Vertx vertx, IntSupplier server) {
        PostBox post = new PostBox(vertx, server);
        return post.box.requestHandler(post::take).listen(0).map(post);
    }

    String url() {
        return "http://127.0.0.1:" + box.actualPort() + "/webhooks/waha";
    }

    private void take(HttpServerRequest letter) {
        letter.body().onSuccess(body -> deliver(letter, body));
    }

    private void deliver(HttpServerRequest letter, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(server.getAsInt())
                .setURI(letter.uri());
        client.request(options)
                .compose(request -> {
                    letter.headers().forEach((name, value) -> {
                        if (name.startsWith("X-") || name.equalsIgnoreCase("Content-Type")) {
                            request.putHeader(name, value);
                        }
                    });
                    return request.send(body);
                })
                .compose(answer -> answer.end().map(answer.statusCode()))
                .onSuccess(status -> letter.response().setStatusCode(status).end())
                .onFailure(lost -> letter.connection().close());
    }
}
