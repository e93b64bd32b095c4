package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.config.Config;
import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.multipart.MultipartForm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server as it is in production, before the simulated WAHA, and a client that waits for each answer. */
public final class WholeServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Simulator simulator;
    final Server server;
    private final Vertx vertx;
    private final WebClient client;
    private @Nullable String apiKey;
    private boolean stopped;

    private WholeServer(Vertx vertx, Simulator simulator, Server server) {
        this.vertx = vertx;
        this.simulator = simulator;
        this.server = server;
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(server.port())
                        // the simulator closes idle connections after 5 s, and a request must not meet that
                        .setKeepAliveTimeout(4));
    }

    /** A WAHA in quick motion, with a free port, in which every session works. */
    public static SimulatorOptionsBuilder waha() {
        return SimulatorOptions.builder().port(0).timeScale(0.001).autoStart(true);
    }

    /** Starts with short waits; {@code settings}, alternating name and value, come on top. */
    public static WholeServer start(SimulatorOptionsBuilder waha, String... settings) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        Simulator simulator = await(Simulator.start(vertx, waha.build()));
        Map<String, String> variables = new HashMap<>(Map.of(
                "PORT", "0",
                "DATABASE_URL", "memory",
                "WAHA_BASE_URL", simulator.baseUrl(),
                "SMS_BASE_URL", simulator.baseUrl(),
                "EXECUTION_INTERVAL", "0",
                "REQUEST_TIMEOUT", "5000",
                "RETRY_MAX_ATTEMPTS", "2",
                "RETRY_BASE_DELAY", "5",
                "SESSION_RECHECK_INTERVAL", "20",
                "SETTLE_AFTER", "100"));
        variables.put("NEW_CHAT_RETRY", "20");
        variables.put("MEDIA_SETTLE_AFTER", "200");
        variables.put("CHECK_MEDIA", "false");
        for (int i = 0; i < settings.length; i += 2) {
            variables.put(settings[i], settings[i + 1]);
        }
        WholeServer whole = new WholeServer(vertx, simulator, await(Server.start(Config.of(variables))));
        whole.apiKey = variables.get("API_KEY");
        return whole;
    }

    @Override
    public void close() {
        stop();
        await(vertx.close());
    }

    /** Ends the server alone, as SIGTERM would. */
    public void stop() {
        if (!stopped) {
            stopped = true;
            await(server.stop());
        }
    }

    public int port() {
        return server.port();
    }

    /** The WAHA that it sends through. */
    public Simulator simulator() {
        return simulator;
    }

    // Requests

    public HttpResponse<Buffer> get(String path) {
        return await(keyed(client.get(path)).send());
    }

    public HttpResponse<Buffer> post(String path) {
        return await(posting(path));
    }

    public HttpResponse<Buffer> post(String path, Object body) {
        return await(keyed(client.post(path)).sendJson(body));
    }

    public HttpResponse<Buffer> post(String path, MultipartForm form) {
        return await(keyed(client.post(path)).sendMultipartForm(form));
    }

    /** Posts a body, or none if it is null, with an Idempotency-Key. */
    HttpResponse<Buffer> posted(String key, String path, @Nullable Object body) {
        HttpRequest<Buffer> request = keyed(client.post(path)).putHeader("Idempotency-Key", key);
        return await(body == null ? request.send() : request.sendJson(body));
    }

    /** Sends a body, or none if it is null. */
    public HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable Object body) {
        HttpRequest<Buffer> request = keyed(client.request(method, path));
        return await(body == null ? request.send() : request.sendJson(body));
    }

    /** Gets without waiting for the answer. */
    Future<HttpResponse<Buffer>> getting(String path) {
        return keyed(client.get(path)).send();
    }

    /** Posts without waiting for the answer. */
    Future<HttpResponse<Buffer>> posting(String path) {
        return keyed(client.post(path)).send();
    }

    private HttpRequest<Buffer> keyed(HttpRequest<Buffer> request) {
        return apiKey == null ? request : request.putHeader("X-Api-Key", apiKey);
    }

    // Campaigns

    public static JsonObject text(String content) {
        return new JsonObject().put("type", "text").put("content", content);
    }

    /** So many phone numbers, the same at every call. */
    public static List<String> contacts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(5511_9000_00001L + i))
                .toList();
    }

    /** Creates a campaign and gives its id. */
    public String create(String session, int contacts, JsonObject... messages) {
        return idOf(await(creating(session, contacts, messages)));
    }

    /** Creates a campaign without waiting for the answer. */
    Future<HttpResponse<Buffer>> creating(String session, int contacts, JsonObject... messages) {
        return keyed(client.post("/api/campaigns/create"))
                .sendJson(new JsonObject()
                        .put("session", session)
                        .put("messages", new JsonArray(List.of(messages)))
                        .put("contacts", new JsonArray(contacts(contacts))));
    }

    /** The id of the campaign that was created. */
    public static String idOf(HttpResponse<Buffer> created) {
        assertEquals(201, created.statusCode(), created::bodyAsString);
        return created.bodyAsJsonObject().getString("campaignId");
    }

    /** Creates a campaign, starts it, and gives its id. */
    public String execute(String session, int contacts, JsonObject... messages) {
        String id = create(session, contacts, messages);
        command(id, "execute");
        return id;
    }

    public void command(String campaign, String command) {
        HttpResponse<Buffer> answer = post("/api/campaigns/" + campaign + "/" + command);
        assertEquals(command.equals("execute") ? 202 : 200, answer.statusCode(), answer::bodyAsString);
    }

    public JsonObject campaign(String id) {
        return get("/api/campaigns/" + id).bodyAsJsonObject().getJsonObject("data");
    }

    public String status(String campaign) {
        return campaign(campaign).getString("status");
    }

    /** How many requests of a campaign are in that state. */
    public int count(String campaign, String state) {
        return campaign(campaign).getJsonObject("progress").getInteger(state);
    }

    /** The worker of a session, or nothing known of it. */
    public JsonObject worker(String session) {
        return get("/api/campaigns/queue/status").bodyAsJsonObject().getJsonArray("workers").stream()
                .map(JsonObject.class::cast)
                .filter(worker -> session.equals(worker.getString("session")))
                .findAny()
                .orElseGet(JsonObject::new);
    }

    /** The rules that block a session at this instant. */
    List<String> rules(String session) {
        return worker(session).getJsonArray("blockedBy", new JsonArray()).stream()
                .map(blocker -> ((JsonObject) blocker).getString("rule"))
                .toList();
    }

    public LedgerSnapshot ledger() {
        return await(simulator.ledger());
    }

    // Webhooks

    /** Creates a session in WAHA that works and posts its webhooks here, signed with {@code key}. */
    void hook(String session, String key) {
        JsonObject webhook = new JsonObject()
                .put("url", "http://127.0.0.1:" + server.port() + "/webhooks/waha")
                .put("events", new JsonArray().add("message").add("message.any").add("message.ack"))
                .put("hmac", new JsonObject().put("key", key));
        inWaha(session, new JsonObject().put("webhooks", new JsonArray().add(webhook)));
        await(simulator.setSession(session, SessionStatus.WORKING));
    }

    /** Creates a session in WAHA behind the server's back. */
    void inWaha(String session, JsonObject config) {
        JsonObject created = new JsonObject().put("name", session).put("config", config);
        HttpResponse<Buffer> answer =
                await(client.postAbs(simulator.baseUrl() + "/api/sessions").sendJsonObject(created));
        assertEquals(201, answer.statusCode(), answer::bodyAsString);
    }

    /** What WAHA itself answers to a GET. */
    JsonObject inWaha(String path) {
        return await(client.getAbs(simulator.baseUrl() + path).send()).bodyAsJsonObject();
    }

    /** How the simulator's deliveries fared: {@code open}, {@code delivered}, {@code failedAttempts}, {@code lost}. */
    JsonObject webhooks() {
        return await(client.getAbs(simulator.baseUrl() + "/simulator/summary").send())
                .bodyAsJsonObject()
                .getJsonObject("webhooks");
    }

    // Patience

    public void untilStatus(String campaign, String status) {
        until(
                () -> "campaign " + status + ", but " + campaign(campaign)
                        + worker(campaign(campaign).getString("session")),
                () -> status.equals(status(campaign)));
    }

    public void untilBlocked(String session, String rule) {
        until(() -> session + " blocked by " + rule + ", but " + worker(session), () -> rules(session)
                .contains(rule));
    }

    public void until(Supplier<String> expectation, Waiting.Condition condition) {
        Waiting.until(expectation::get, PATIENCE.toSeconds(), condition);
    }

    public static <T> T await(Future<T> future) {
        return Waiting.await(future, PATIENCE.toSeconds());
    }
}
