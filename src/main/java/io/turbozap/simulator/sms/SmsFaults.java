package io.turbozap.simulator.sms;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.http.Exchange;
import io.vertx.core.buffer.Buffer;

/** The answers of struck requests, each as its fault would have it with an SMS provider. */
final class SmsFaults {

    private SmsFaults() {}

    /** Answers, cuts or abandons the request; at a fault that only WAHA can have it goes on by {@code onwards}. */
    static void give(Exchange exchange, Fault fault, Runnable onwards) {
        switch (fault.kind()) {
            case LATENCY, SESSION_DROP -> onwards.run();
            case HANG -> {}
            case RESET, CUT_ANSWER -> exchange.cut();
            case TYPE_ERROR, NO_LID, MEDIA_UNREACHABLE, FILE_NOT_FOUND, PLUS_ONLY ->
                error(exchange, 400, 21614, "'To' number is not a mobile number");
            case CONNECTION_CLOSED, TIMED_OUT, NOT_ACCEPTABLE, ENGINE_FAILURE ->
                error(exchange, 500, 20500, "Internal Server Error");
            case UNAUTHORIZED -> error(exchange, 401, 20003, "Authenticate");
            case FORBIDDEN, RESTRICTED, NOT_READY -> error(exchange, 403, 20403, "Forbidden");
            case NO_SUCH_PATH -> error(exchange, 404, 20404, "The requested resource was not found");
            case TOO_MANY_REQUESTS, RATE_OVERLIMIT ->
                error(exchange.with("Retry-After", "1"), 429, 20429, "Too Many Requests");
            case NOT_IMPLEMENTED -> error(exchange, 501, 20501, "Not Implemented");
            case BAD_GATEWAY -> proxy(exchange, 502, "Bad Gateway");
            case UNAVAILABLE -> error(exchange, 503, 20503, "Service Unavailable");
            case GATEWAY_TIMEOUT -> proxy(exchange, 504, "Gateway Time-out");
        }
    }

    private static void error(Exchange exchange, int status, int code, String message) {
        exchange.reply(status, SmsRefusals.error(status, code, message));
    }

    private static void proxy(Exchange exchange, int status, String title) {
        exchange.reply(status, "text/html", Buffer.buffer("<html><h1>" + status + " " + title + "</h1></html>\n"));
    }
}
