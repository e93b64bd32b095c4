package io.turbozap.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sessions API. */
final class SessionRoutes {

    private final World world;
    private final FaultAnswers faults;

    SessionRoutes(World world, FaultAnswers faults) {
        this.world = world;
        this.faults = faults;
    }

    void mount(Routes routes) {
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
        boolean all = "true".equals(exchange.query("all"));
        JsonArray sessions = new JsonArray();
        for (SimulatedSession session : world.sessions.all()) {
            if (all || session.status() != SessionStatus.STOPPED) {
                sessions.add(json(session));
            }
        }
        exchange.reply(200, sessions);
    }

    private void create(Exchange exchange) {
        JsonObject body = exchange.jsonOrEmpty();
        String name = body.getValue("name") instanceof String given
                ? given
                : "session_" + world.ids.ulid(System.currentTimeMillis()).toLowerCase(Locale.ROOT);
        if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
            String rule =
                    "name can only contain alphanumeric characters, hyphens, and underscores (a-z, A-Z, 0-9, -, _)";
            throw new Refused(400, Refusals.invalid(List.of(rule)));
        }
        if (world.sessions.get(name) != null) {
            String advice = "Session '" + name + "' already exists. Use PUT to update it.";
            throw new Refused(422, Refusals.unprocessable(advice));
        }
        List<WebhookTarget> webhooks = webhooks(body);
        SimulatedSession session = world.sessions.create(name);
        session.configure(config(body), webhooks);
        if (Boolean.TRUE.equals(body.getValue("start"))) {
            world.sessions.start(session);
        }
        exchange.reply(201, json(session));
    }

    private void get(Exchange exchange) {
        exchange.reply(200, json(session(exchange)));
    }

    private void replace(Exchange exchange) {
        JsonObject body = exchange.jsonOrEmpty();
        List<WebhookTarget> webhooks = webhooks(body);
        command(exchange, 200, session -> {
            session.configure(config(body), webhooks);
            return world.commands.restartIfRunning(session);
        });
    }

    private void delete(Exchange exchange) {
        String name = exchange.path("session");
        world.commands
                .inOrder(name, () -> world.commands.delete(world.sessions.get(name)))
                .onComplete(deleted -> exchange.reply(200), exchange::fail);
    }

    private void start(Exchange exchange) {
        command(exchange, 201, world.commands::start);
    }

    private void stop(Exchange exchange) {
        command(exchange, 201, world.commands::stop);
    }

    private void restart(Exchange exchange) {
        command(exchange, 201, world.commands::restart);
    }

    private void logout(Exchange exchange) {
        command(exchange, 201, world.commands::logout);
    }

    /** Carries a command out in its turn, and answers with the session as it is then. */
    private void command(Exchange exchange, int status, Function<SimulatedSession, Future<Void>> command) {
        world.commands
                .inOrder(exchange.path("session"), () -> command.apply(session(exchange)))
                .onComplete(
                        done -> exchange.run(() -> exchange.reply(status, json(session(exchange)))), exchange::fail);
    }

    private void me(Exchange exchange) {
        SimulatedSession session = session(exchange);
        if (session.status() == SessionStatus.STOPPED) {
            throw new Refused(404, Refusals.notFound("Session not found"));
        }
        JsonObject account = session.account();
        if (account == null) {
            exchange.reply(200);
        } else {
            exchange.reply(200, account);
        }
    }

    private SimulatedSession session(Exchange exchange) {
        return world.session(exchange.path("session"));
    }

    private JsonObject json(SimulatedSession session) {
        return session.json(world.options.engine());
    }

    private static JsonObject config(JsonObject body) {
        return body.getValue("config") instanceof JsonObject config ? config : new JsonObject();
    }

    private List<WebhookTarget> webhooks(JsonObject body) {
        List<WebhookTarget> webhooks = new ArrayList<>(world.options.webhooks());
        webhooks.addAll(WebhookConfig.read(config(body)));
        return webhooks;
    }
}
