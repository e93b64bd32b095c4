package io.turbozap.simulator.api;

import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.session.QrPicture;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.function.Consumer;

/** The routes to pair a phone: the QR code in its three formats, and the code to type. */
public final class AuthRoutes {

    private static final String PNG = "image/png";

    private final SimulatedWaha simulatedWaha;

    public AuthRoutes(SimulatedWaha simulatedWaha) {
        this.simulatedWaha = simulatedWaha;
    }

    public void mount(Routes routes) {
        routes.get("/api/{session}/auth/qr", exchange -> scanning(exchange, session -> qr(exchange, session)))
                .post("/api/{session}/auth/request-code", this::code)
                .get("/api/{session}/auth/passkey/confirmation", this::confirmation);
    }

    private void confirmation(Exchange exchange) {
        in(
                SessionStatus.PASSKEY_CONFIRMATION_REQUIRED,
                exchange,
                session -> exchange.reply(200, new JsonObject().put("code", session.confirmationCode())));
    }

    private void scanning(Exchange exchange, Consumer<SimulatedSession> handler) {
        in(SessionStatus.SCAN_QR_CODE, exchange, handler);
    }

    private void in(SessionStatus status, Exchange exchange, Consumer<SimulatedSession> handler) {
        simulatedWaha.sessions.await(
                exchange.path("session"),
                status,
                session -> exchange.run(() -> handler.accept(session)),
                refusal -> exchange.reply(422, refusal));
    }

    private static void qr(Exchange exchange, SimulatedSession session) {
        String accept = exchange.header("Accept");
        if ("raw".equals(exchange.query("format"))) {
            exchange.reply(200, new JsonObject().put("value", session.qr));
        } else if (accept != null && accept.contains("application/json")) {
            String data = Base64.getEncoder().encodeToString(QrPicture.png(session.qr));
            exchange.reply(200, new JsonObject().put("mimetype", PNG).put("data", data));
        } else {
            exchange.reply(200, PNG, Buffer.buffer(QrPicture.png(session.qr)));
        }
    }

    /** Unlike other calls it does not wait for the right status. */
    private void code(Exchange exchange) {
        SessionStatus status =
                simulatedWaha.runningSession(exchange.path("session")).status();
        if (status != SessionStatus.SCAN_QR_CODE) {
            throw new RequestRefused(
                    422,
                    Refusals.unprocessable(
                            "Can request code only in SCAN_QR_CODE status. The current status is " + status));
        }
        exchange.reply(201, new JsonObject().put("code", simulatedWaha.idForms.pairingCode()));
    }
}
