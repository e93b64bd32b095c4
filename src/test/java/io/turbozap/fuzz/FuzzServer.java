package io.turbozap.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.crash.ServerProcess;
import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real server as a process of its own before the simulated WAHA, whose heap and log can be looked at. */
final class FuzzServer implements AutoCloseable {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final Vertx vertx = Vertx.vertx();
    private final Simulator simulator;
    private final ServerProcess process;
    private final WebClient client;
    final int port;

    /** @param database URL of an empty store */
    FuzzServer(Path directory, String database) throws IOException {
        simulator = Waiting.await(Simulator.start(
                vertx,
                SimulatorOptions.builder()
                        .port(0)
                        .timeScale(0.001)
                        .autoStart(true)
                        .build()));
        Map<String, String> settings = new HashMap<>(Map.of(
                "DATABASE_URL", database,
                "STORE_SYNC", "normal",
                "WAHA_BASE_URL", simulator.baseUrl(),
                "SMS_BASE_URL", simulator.baseUrl(),
                "SMS_ACCOUNT_SID", "AC1",
                "SMS_AUTH_TOKEN", "token",
                "SMS_FROM", "+15550001111",
                "WEBHOOKS_ALLOW_PRIVATE", "true",
                "EXECUTION_INTERVAL", "5",
                "ERROR_BUDGET", "0"));
        settings.putAll(Map.of(
                "REQUEST_TIMEOUT", "2000",
                "RETRY_BASE_DELAY", "10",
                "SESSION_RECHECK_INTERVAL", "100",
                "SETTLE_AFTER", "500",
                "MEDIA_SETTLE_AFTER", "500",
                "NEW_CHAT_RETRY", "100"));
        process = ServerProcess.start(directory, settings);
        port = process.awaitListening();
        client = WebClient.create(
                vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port));
        untilReady();
    }

    /** A URL that answers, for media and webhooks. */
    String url() {
        return simulator.baseUrl() + "/ping";
    }

    void untilReady() {
        Waiting.until(
                "a server that is ready",
                () -> call(HttpMethod.GET, "/health/ready").statusCode() == 200);
    }

    private HttpResponse<Buffer> call(HttpMethod method, String path) {
        return Waiting.await(client.request(method, path).send());
    }

    /** Ends and deletes what requests made that takes memory while it is there. */
    void clean() {
        deleteAll("/api/recurring", "id", "/api/recurring/%s");
        JsonArray campaigns = list("/api/campaigns?limit=10000");
        while (!campaigns.isEmpty()) {
            each(campaigns, id -> call(HttpMethod.POST, "/api/campaigns/" + id + "/stop"));
            int before = campaigns.size();
            each(campaigns, id -> call(HttpMethod.DELETE, "/api/campaigns/" + id));
            campaigns = list("/api/campaigns?limit=10000");
            if (campaigns.size() >= before && before < 10_000) {
                throw new AssertionError("campaigns that cannot be deleted: " + campaigns.size() + ", first "
                        + campaigns.getJsonObject(0));
            }
        }
        deleteAll("/api/webhooks", "id", "/api/webhooks/%s");
        list("/api/sessions")
                .forEach(session -> call(
                        HttpMethod.DELETE,
                        "/api/sessions/" + ((JsonObject) session).getString("sessionId") + "/pacing"));
    }

    private void deleteAll(String path, String key, String one) {
        list(path).forEach(each -> call(HttpMethod.DELETE, String.format(one, ((JsonObject) each).getString(key))));
    }

    private static void each(JsonArray campaigns, java.util.function.Consumer<String> action) {
        campaigns.forEach(each -> action.accept(((JsonObject) each).getString("campaignId")));
    }

    private JsonArray list(String path) {
        HttpResponse<Buffer> answer = call(HttpMethod.GET, path);
        assertEquals(200, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject().getJsonArray("data");
    }

    /** Bytes that live in the server's heap, counted after a collection. */
    long liveBytes() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        histogram.waitFor();
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new AssertionError(text.substring(0, Math.min(300, text.length())));
        }
        return Long.parseLong(total.group(1));
    }

    /** Lines of the log that nobody should ever see: errors and stack traces. */
    List<String> errors() throws IOException {
        return process.output()
                .lines()
                .filter(line -> line.matches(".* ERROR .*|\\s+at [\\w.$]+\\(.*|.*OutOfMemoryError.*|Exception in .*"))
                .limit(30)
                .toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
        Future<Void> closed = vertx.close();
        Waiting.await(closed);
    }
}
