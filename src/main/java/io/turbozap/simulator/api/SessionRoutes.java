package io.turbozap.simulator.api;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.http.Routes;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.WebhookTarget;
import io.turbozap.simulator.session.SessionBody;
import io.turbozap.simulator.session.SimulatedSession;
import io.turbozap.simulator.waha.FaultAnswers;
import io.turbozap.simulator.waha.SimulatedWaha;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sessions API. */
public final class SessionRoutes {

    private final SimulatedWaha simulatedWaha;
    private final FaultAnswers faults;

    public SessionRoutes(SimulatedWaha simulatedWaha, FaultAnswers faults) {
        this.simulatedWaha = simulatedWaha;
        this.faults = faults;
    }

    public void mount(Routes routes) {
        routes.get("/api/sessions", this::list)
                .post("/api/sessions", this::create)
                .get("/api/sessions/{session}", struck(this::get))
                .put("/api/sessions/{session}", struck(this::replace))
                .delete("/api/sessions/{session}", struck(this::delete))
                .post("/api/sessions/{session}/start", struck(this::start))
                .post("/api/sessions/{session}/stop", struck(this::stop))
                .post("/api/sessions/{session}/restart", struck(this::restart))
                .post("/api/sessions/{session}/logout", struck(this::logout))
                .get("/api/sessions/{session}/me", struck(this::me));
    }

    private Consumer<Exchange> struck(Consumer<Exchange> handler) {
        return faults.before(Fault.Target.SESSION, handler);
    }

    private void list(Exchange exchange) {
        refuseApps(exchange);
        String asked = exchange.query("all");
        if (asked != null && !asked.equals("true") && !asked.equals("false")) {
            throw new RequestRefused(400, Refusals.invalid(List.of("all must be a boolean value")));
        }
        JsonArray sessions = new JsonArray();
        for (SimulatedSession session : simulatedWaha.sessions.all()) {
            if ("true".equals(asked) || session.status() != SessionStatus.STOPPED) {
                sessions.add(session.json());
            }
        }
        exchange.reply(200, sessions);
    }

    private static void refuseApps(Exchange exchange) {
        if (exchange.query("expand") != null) {
            String advice = "Apps are disabled. Enable it by setting 'WAHA_APPS_ENABLED=True' environment variable.";
            throw new RequestRefused(422, Refusals.unprocessable(advice));
        }
    }

    private void create(Exchange exchange) {
        SessionBody body = new SessionBody(exchange.json());
        String given = body.name();
        String name = given == null
                ? "session_"
                        + simulatedWaha.idForms.ulid(System.currentTimeMillis()).toLowerCase(Locale.ROOT)
                : given;
        if (simulatedWaha.sessions.get(name) != null) {
            String advice = "Session '" + name + "' already exists. Use PUT to update it.";
            throw new RequestRefused(422, Refusals.unprocessable(advice));
        }
        SimulatedSession session = simulatedWaha.sessions.create(name);
        configure(session, body);
        if (body.start()) {
            simulatedWaha.sessions.start(session);
        }
        exchange.reply(201, json(session));
    }

    private void configure(SimulatedSession session, SessionBody body) {
        List<WebhookTarget> webhooks = new ArrayList<>(simulatedWaha.options.webhooks());
        webhooks.addAll(body.webhooks());
        session.configure(body.config(), webhooks);
    }

    private void get(Exchange exchange) {
        refuseApps(exchange);
        exchange.reply(200, json(session(exchange)));
    }

    private void replace(Exchange exchange) {
        SessionBody body = new SessionBody(exchange.json());
        command(exchange, 200, session -> {
            configure(session, body);
            return simulatedWaha.commands.restartIfRunning(session);
        });
    }

    private void delete(Exchange exchange) {
        String name = exchange.path("session");
        simulatedWaha
                .commands
                .inOrder(name, () -> simulatedWaha.commands.delete(simulatedWaha.sessions.get(name)))
                .onComplete(deleted -> exchange.reply(200), exchange::fail);
    }

    private void start(Exchange exchange) {
        command(exchange, 201, simulatedWaha.commands::start);
    }

    private void stop(Exchange exchange) {
        if (simulatedWaha.sessions.find(exchange.path("session")) == null) {
            exchange.reply(201);
        } else {
            command(exchange, 201, simulatedWaha.commands::stop);
        }
    }

    private void restart(Exchange exchange) {
        command(exchange, 201, simulatedWaha.commands::restart);
    }

    private void logout(Exchange exchange) {
        command(exchange, 201, simulatedWaha.commands::logout);
    }

    /** Carries a command out in its turn, and answers with the session as it is then. */
    private void command(Exchange exchange, int status, Function<SimulatedSession, Future<Void>> command) {
        simulatedWaha
                .commands
                .inOrder(exchange.path("session"), () -> command.apply(session(exchange)))
                .onComplete(
                        done -> exchange.run(() -> exchange.reply(status, json(session(exchange)))), exchange::fail);
    }

    private void me(Exchange exchange) {
        JsonObject account =
                simulatedWaha.runningSession(exchange.path("session")).account();
        if (account == null) {
            exchange.reply(200);
        } else {
            exchange.reply(200, account);
        }
    }

    private SimulatedSession session(Exchange exchange) {
        return simulatedWaha.session(exchange.path("session"));
    }

    private JsonObject json(SimulatedSession session) {
        return session.json()
                .put(
                        "engine",
                        new JsonObject()
                                .put("engine", simulatedWaha.options.engine().name()));
    }
}
