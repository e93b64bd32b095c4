package io.turbozap.simulator;

import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.HttpDate;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.http.SimulatedConnections;
import io.turbozap.simulator.sms.SmsRoutes;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Every request passes here: headers, key, body, route. */
final class HttpFront {

    private static final int MAX_BODY = 50 * 1024 * 1024;
    private static final CharSequence KEEP_ALIVE = HttpHeaders.createOptimized("Keep-Alive");
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");

    private final SimulatedWaha simulatedWaha;
    private final SimulatedConnections simulatedConnections;
    private final Routes routes;
    private final HttpDate date = new HttpDate();
    private final CharSequence keepAlive;

    HttpFront(SimulatedWaha simulatedWaha, SimulatedConnections simulatedConnections, Routes routes) {
        this.simulatedWaha = simulatedWaha;
        this.simulatedConnections = simulatedConnections;
        this.routes = routes;
        this.keepAlive =
                HttpHeaders.createOptimized("timeout=" + Math.max(1, simulatedWaha.options.keepAliveMillis() / 1_000));
    }

    void handle(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        simulatedConnections.busy(connection);
        Exchange exchange = new Exchange(request, simulatedWaha.refusals);
        exchange.whenDone(() -> simulatedConnections.idle(connection, System.nanoTime()));
        request.response()
                .headers()
                .set(HttpHeaders.DATE, date.at(System.currentTimeMillis()))
                .set(HttpHeaders.CONNECTION, HttpHeaders.KEEP_ALIVE)
                .set(KEEP_ALIVE, keepAlive)
                .set(ORIGIN, ANY);
        if (request.method().equals(HttpMethod.GET)) {
            route(exchange);
        } else {
            read(request, exchange);
        }
    }

    private void read(HttpServerRequest request, Exchange exchange) {
        Body body = new Body();
        request.handler(chunk -> body.add(chunk, exchange));
        request.exceptionHandler(gone -> body.whole = false);
        request.endHandler(unused -> {
            if (body.whole) {
                exchange.body(body.bytes);
                route(exchange);
            }
        });
    }

    private static final class Body {
        Buffer bytes = Buffer.buffer(0);
        boolean whole = true;
        boolean owned;

        void add(Buffer chunk, Exchange exchange) {
            if (!whole) {
                return;
            }
            if (bytes.length() + chunk.length() > MAX_BODY) {
                whole = false;
                bytes = Buffer.buffer(0);
                exchange.with("Connection", "close");
                exchange.engineFailure(Refusals.exception("PayloadTooLargeError", "request entity too large"));
                return;
            }
            if (bytes.length() == 0) {
                bytes = chunk;
            } else {
                bytes = owned ? bytes : Buffer.buffer(bytes.length() * 2).appendBuffer(bytes);
                bytes.appendBuffer(chunk);
                owned = true;
            }
        }
    }

    private void route(Exchange exchange) {
        exchange.run(() -> {
            exchange.requireReadable();
            if (!mayEnter(exchange)) {
                throw new RequestRefused(401, Refusals.unauthorized());
            }
            Consumer<Exchange> handler = routes.find(exchange);
            if (handler == null) {
                throw new RequestRefused(404, Refusals.noSuchPath(exchange));
            }
            handler.accept(exchange);
        });
    }

    private boolean mayEnter(Exchange exchange) {
        String key = simulatedWaha.options.apiKey();
        if (key == null || isOpen(exchange.uriPath())) {
            return true;
        }
        String given = exchange.header("X-Api-Key");
        boolean inQuery = given == null && !simulatedWaha.version.before(2026, 4, 3);
        return key.equals(inQuery ? exchange.query("x-api-key") : given);
    }

    private static boolean isOpen(String path) {
        return path.equals("/ping")
                || path.equals("/simulator")
                || path.startsWith("/simulator/")
                || path.startsWith(SmsRoutes.ROOT);
    }
}
