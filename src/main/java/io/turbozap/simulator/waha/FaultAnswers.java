package io.turbozap.simulator.waha;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Faults;
import io.turbozap.simulator.http.EngineError;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.message.SendBody;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.SimulatedSession;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** The answers of struck requests, each as its fault wants it. */
public final class FaultAnswers {

    private final SimulatedWaha simulatedWaha;

    public FaultAnswers(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    /** Applies the faults of that target before the handler of a request whose path or query names the session. */
    public Consumer<Exchange> before(Fault.Target target, Consumer<Exchange> handler) {
        return exchange -> {
            String inQuery = exchange.query("session");
            String session = inQuery == null ? exchange.path("session") : inQuery;
            Faults.Strike strike = simulatedWaha.faults.next(target, session);
            Fault fault = strike.fault();
            Runnable onwards = () -> exchange.run(() -> handler.accept(exchange));
            simulatedWaha.scaledTimers.after(
                    strike.delayMillis(),
                    fault == null ? onwards : () -> exchange.run(() -> give(exchange, fault, session, onwards)));
        };
    }

    /**
     * Answers, cuts or abandons the request; a dropped session is dropped, and the request goes on by {@code onwards}.
     */
    public void give(Exchange exchange, Fault fault, String session, Runnable onwards) {
        Engine engine = simulatedWaha.options.engine();
        switch (fault.kind()) {
            case LATENCY -> onwards.run();
            case SESSION_DROP -> drop(session, fault.status(), onwards);
            case HANG -> {}
            case RESET, CUT_ANSWER -> exchange.cut();
            case CONNECTION_CLOSED -> exchange.engineFailure(Refusals.boom("Connection Closed"));
            case TIMED_OUT -> exchange.engineFailure(Refusals.boom("Timed Out"));
            case NOT_ACCEPTABLE ->
                exchange.engineFailure(Refusals.boom("not-acceptable").put("data", 406));
            case RATE_OVERLIMIT -> exchange.engineFailure(Refusals.rateOverlimit());
            case RESTRICTED -> exchange.engineFailure(Refusals.restricted());
            case NO_LID ->
                exchange.engineFailure(Refusals.noLid(engine, exchange.json().getValue("chatId")));
            case ENGINE_FAILURE -> exchange.engineFailure(Refusals.exception("Error", fault.message()));
            case TYPE_ERROR -> throw EngineError.reading(null, /* present= */ false, "includes");
            case MEDIA_UNREACHABLE ->
                exchange.engineFailure(Refusals.mediaUnreachable(SendBody.mediaHost(exchange.json())));
            case UNAUTHORIZED -> exchange.reply(401, Refusals.unauthorized());
            case FORBIDDEN -> exchange.reply(403, Refusals.http(403, "Forbidden", "Forbidden resource"));
            case NO_SUCH_PATH -> exchange.reply(404, Refusals.noSuchPath(exchange));
            case FILE_NOT_FOUND -> exchange.reply(404, Refusals.fileNotFound());
            case NOT_READY -> exchange.reply(422, Refusals.notReady(session, fault.status(), SessionStatus.WORKING));
            case PLUS_ONLY -> exchange.reply(422, Refusals.plusOnly(engine));
            case NOT_IMPLEMENTED -> exchange.reply(501, Refusals.notImplemented(engine));
            case TOO_MANY_REQUESTS -> proxy(exchange.with("Retry-After", "1"), 429, "Too Many Requests");
            case BAD_GATEWAY -> proxy(exchange, 502, "Bad Gateway");
            case UNAVAILABLE -> proxy(exchange, 503, "Service Temporarily Unavailable");
            case GATEWAY_TIMEOUT -> proxy(exchange, 504, "Gateway Time-out");
        }
    }

    private void drop(String name, SessionStatus status, Runnable onwards) {
        SimulatedSession session = simulatedWaha.sessions.find(name);
        if (session != null) {
            simulatedWaha.sessions.force(session, status);
        }
        onwards.run();
    }

    /** What stands before WAHA answers in HTML. */
    private static void proxy(Exchange exchange, int status, String title) {
        String page = "<html>\n<head><title>" + status + " " + title + "</title></head>\n<body>\n<h1>" + status + " "
                + title + "</h1>\n</body>\n</html>\n";
        exchange.reply(status, "text/html", Buffer.buffer(page));
    }
}
