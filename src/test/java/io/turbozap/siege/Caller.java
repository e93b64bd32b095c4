package io.turbozap.siege;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks how queues are, creates a small campaign, and looks whether the server is ready, again and again. */
final class Caller {

    private static final long PAUSE_MILLIS = 200;
    private static final JsonObject SMALL = new JsonObject()
            .put("session", "caller")
            .put(
                    "messages",
                    new JsonArray().add(new JsonObject().put("type", "text").put("content", "x")))
            .put("contacts", new JsonArray().add("351910000000"));

    private final Client client;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> answers = new TreeMap<>();

    private Caller(Client client) {
        this.client = client;
    }

    static Caller begin(Client client) {
        Caller caller = new Caller(client);
        var unused = caller.thread.scheduleWithFixedDelay(caller::call, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return caller;
    }

    private void call() {
        try {
            ask("status", () -> client.get("/api/campaigns/queue/status"));
            ask("create", () -> client.post("/api/campaigns/create", SMALL));
            ask("ready", () -> client.get("/health/ready"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Question {
        Client.Answer put() throws IOException, InterruptedException;
    }

    private void ask(String name, Question question) throws InterruptedException {
        String answer;
        try {
            answer = Integer.toString(question.put().status());
        } catch (IOException | RuntimeException e) {
            answer = e.getClass().getSimpleName();
        }
        synchronized (answers) {
            answers.merge(name + " " + answer, 1, Integer::sum);
        }
    }

    /** How often each question got each answer. */
    Map<String, Integer> answers() {
        synchronized (answers) {
            return new TreeMap<>(answers);
        }
    }

    /** Ends it and waits until it has ended. */
    void end() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the caller does not end");
        }
    }
}
