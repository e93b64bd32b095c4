package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What outlives a server: WAHA, the wire to it, the store's place, and what was asked for. */
final class Ground implements AutoCloseable {

    static final long INTERVAL = 30;

    private static final long PATIENCE_SECONDS = 30;

    final Api api = new Api();
    final Asks asks = new Asks();
    final Vertx vertx = Vertx.vertx();
    final Simulator simulator;
    final Wire wire;
    final Path directory;
    final String database;
    final Map<String, String> settings;

    /** @param more environment variables, name and value in turn */
    Ground(Path directory, String database, SimulatorOptions waha, String... more) throws IOException {
        this(directory, database, post -> waha, more);
    }

    /** @param waha made from the address where it may tell what it sends */
    Ground(Path directory, String database, Function<String, SimulatorOptions> waha, String... more)
            throws IOException {
        this.database = database;
        this.directory = Files.createDirectories(directory);
        PostBox post = await(PostBox.before(vertx, api::port));
        this.simulator = await(Simulator.start(vertx, waha.apply(post.url())));
        this.wire = await(Wire.to(vertx, simulator.port()));
        this.settings = Settings.quick(wire.url(), database, more);
    }

    /** Starts a server and waits for nothing. */
    ServerProcess start() throws IOException {
        return ServerProcess.start(directory, settings);
    }

    /** Starts a server and waits until it takes campaigns. */
    ServerProcess ready() throws IOException, InterruptedException {
        return ready(start());
    }

    /** Waits until a server that starts takes campaigns. */
    ServerProcess ready(ServerProcess server) throws InterruptedException, IOException {
        try {
            api.moveTo(server.awaitListening());
            until("readiness", api::isReady);
        } catch (AssertionError e) {
            server.close();
            throw new AssertionError(server.output(), e);
        }
        return server;
    }

    /** A campaign that is acknowledged. */
    Ask created(String session, int contacts, int messages) throws IOException, InterruptedException {
        Ask ask = asks.note(session, contacts, messages);
        Api.Answer answer = api.post("/api/campaigns/create", ask.body());
        assertEquals(201, answer.status(), answer.body()::encode);
        Person.acknowledge(ask, answer);
        return ask;
    }

    /** A campaign whose start is acknowledged. */
    Ask running(String session, int contacts, int messages) throws IOException, InterruptedException {
        Ask ask = created(session, contacts, messages);
        Person.execute(api, ask);
        assertTrue(ask.executeAcknowledged);
        return ask;
    }

    /** Waits until so many sends have arrived in all. */
    void untilSends(int count) {
        until(count + " sends", () -> wire.total() >= count);
    }

    /** Waits until a session says that this rule blocks it. */
    void untilBlocked(String session, String rule) {
        until(session + " blocked by " + rule, () -> rules(session).contains(rule));
    }

    List<String> rules(String session) throws IOException, InterruptedException {
        JsonArray workers = api.get("/api/campaigns/queue/status").body().getJsonArray("workers", new JsonArray());
        return workers.stream()
                .map(JsonObject.class::cast)
                .filter(worker -> session.equals(worker.getString("session")))
                .flatMap(worker -> worker.getJsonArray("blockedBy").stream())
                .map(blocker -> ((JsonObject) blocker).getString("rule"))
                .toList();
    }

    JsonObject campaign(Ask ask) throws IOException, InterruptedException {
        return api.get("/api/campaigns/" + ask.id).body().getJsonObject("data");
    }

    /** Waits until nothing runs any more, ends the server as SIGTERM does, and reckons. */
    Verdict end(ServerProcess server) throws IOException, InterruptedException {
        Books books = new Books(api, asks.all());
        books.awaitEnd(wire::total);
        Map<Ask, Told> told = books.read();
        assertEquals(0, server.terminate(), server.output());
        return Reckoning.of(asks.all(), told, await(simulator.sent(null, null)));
    }

    /** Like {@link #end}, and nothing may be wrong or uncertain. */
    void endWell(ServerProcess server) throws IOException, InterruptedException {
        Verdict verdict = end(server);
        assertTrue(verdict.isClean(), verdict::toString);
        assertEquals(0, verdict.uncertain(), verdict::toString);
    }

    /** Looks again and again. */
    void until(String expected, Waiting.Condition condition) {
        Waiting.until(
                () -> expected + " after " + wire.total() + " sends, but "
                        + api.get("/api/campaigns/queue/status").body(),
                PATIENCE_SECONDS,
                condition);
    }

    static <T> T await(Future<T> future) {
        return Waiting.await(future, PATIENCE_SECONDS);
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
