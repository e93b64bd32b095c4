package io.turbozap.outbound;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.outbound.OutboundResponse.Answer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** None of many clients waits for another's answer, and they share what connections there are. */
@ExtendWith(VertxExtension.class)
final class ManyClientsTest {

    private static final int CLIENTS = 1_000;

    /** A server that answers none before all have asked. */
    private static HttpServer patientServer(Vertx vertx, int all) {
        List<HttpServerRequest> held = new ArrayList<>();
        return await(vertx.createHttpServer()
                .requestHandler(request -> {
                    held.add(request);
                    if (held.size() == all) {
                        held.forEach(each -> each.response().end());
                        held.clear();
                    }
                })
                .listen(0, "127.0.0.1"));
    }

    private static List<Future<OutboundResponse>> askAtOnce(Vertx vertx, Outbound outbound, int port) {
        List<Context> loops = List.of(vertx.getOrCreateContext(), vertx.getOrCreateContext());
        List<Future<OutboundResponse>> replies = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Promise<OutboundResponse> promise = Promise.promise();
            loops.get(i % loops.size()).runOnContext(go -> outbound.client()
                    .exchange(new OutboundRequest(Caller.head(HttpMethod.GET, port), 10))
                    .onComplete(promise));
            replies.add(promise.future());
        }
        return replies;
    }

    @Test
    void all_requests_are_under_way_at_once(Vertx vertx) {
        HttpServer server = patientServer(vertx, CLIENTS);
        Outbound outbound = new Outbound(vertx, 2, Caller.PATIENT);
        for (Future<OutboundResponse> reply : askAtOnce(vertx, outbound, server.actualPort())) {
            assertInstanceOf(Answer.class, await(reply));
        }
        for (Future<OutboundResponse> reply : askAtOnce(vertx, outbound, server.actualPort())) {
            assertInstanceOf(Answer.class, await(reply));
        }
        assertTrue(outbound.connections() >= CLIENTS);
    }

    @Test
    void clients_that_take_turns_need_one_connection(Vertx vertx) {
        HttpServer server = patientServer(vertx, 1);
        Outbound outbound = new Outbound(vertx, 1, Caller.PATIENT);
        for (int i = 0; i < 50; i++) {
            Caller caller = new Caller(vertx, outbound);
            assertInstanceOf(
                    Answer.class,
                    await(caller.making(new OutboundRequest(Caller.head(HttpMethod.GET, server.actualPort()), 10))));
            caller.close();
        }
        assertEquals(1, outbound.connections());
    }
}
