package io.turbozap.http.web;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(30)
class InterimResponsesTest {

    @Test
    void a_client_is_told_that_there_is_still_somebody_until_its_answer_comes(Vertx vertx) throws IOException {
        Promise<String> work = Promise.promise();
        Router router = Router.router(vertx);
        router.get("/").handler(ctx -> InterimResponses.during(ctx, work.future(), 1)
                .onSuccess(text -> ctx.response().end(text)));
        HttpServer server = await(vertx.createHttpServer(new HttpServerOptions().setPort(0))
                .requestHandler(router)
                .listen());

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 100 Continue", answer.readLine());
            assertEquals("", answer.readLine());
            assertEquals("HTTP/1.1 100 Continue", answer.readLine());
            work.complete("done");
            String line = answer.readLine();
            while (line.isEmpty() || line.equals("HTTP/1.1 100 Continue")) {
                line = answer.readLine();
            }
            assertEquals("HTTP/1.1 200 OK", line);
        }
    }
}
