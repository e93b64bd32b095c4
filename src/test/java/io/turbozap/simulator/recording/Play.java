package io.turbozap.simulator.recording;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.LimitsSupport;
import io.turbozap.simulator.model.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One play of all recordings, in the order in which they were made, against a simulator whose clock runs fast. */
final class Play {

    private static final double SCALE = 0.05;
    private static final int LONG_MILLIS = 4_000;
    private static final int REPETITIONS = 3;
    private static final List<AckPlan.Step> RECEIPTS =
            List.of(new AckPlan.Step(1, 90), new AckPlan.Step(2, 200), new AckPlan.Step(3, 300));

    private final HookReceiver hooks;
    private final Player player;
    private final Scenarios scenarios;
    private final JsonObject stage;
    private int mark;

    Play(Vertx vertx, JsonObject stage) {
        this.stage = stage;
        this.hooks = new HookReceiver(vertx);
        Simulator simulator = Waiting.await(Simulator.start(
                vertx,
                SimulatorOptions.builder()
                        .port(0)
                        .apiKey(Player.KEY)
                        .version("2026.4.1")
                        .limits(LimitsSupport.MISSING)
                        .timeScale(SCALE)
                        .acks(new AckPlan(RECEIPTS, /* beforeReply= */ false))
                        .build()));
        Tokens tokens = new Tokens();
        tokens.put("<key>", Player.KEY);
        tokens.put("<hook>", hooks.url());
        tokens.put("<files>", new FileHost(vertx).url());
        tokens.put("<refused>", "http://127.0.0.1:9");
        tokens.put("<refused-host>", "127.0.0.1:9");
        tokens.put("<base>", simulator.baseUrl());
        this.player = new Player(vertx, simulator, tokens, SCALE);
        this.scenarios = new Scenarios(hooks, player, tokens, SCALE);
    }

    /** The differences found in each record, by its name. */
    Map<String, List<String>> run(List<JsonObject> records) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            JsonObject record = records.get(i);
            if (record.getString("kind").equals("webhooks")) {
                boolean requested = records.get(i - 1).getString("kind").equals("http");
                found.put(record.getString("name"), scenario(record, requested));
            } else {
                List<JsonObject> together = together(records, i);
                i += together.size() - 1;
                boolean told = i + 1 < records.size()
                        && records.get(i + 1).getString("kind").equals("webhooks");
                play(together, told, found);
            }
        }
        return found;
    }

    private List<String> scenario(JsonObject record, boolean requested) {
        String name = record.getString("name");
        if (name.startsWith("webhook retries")) {
            return scenarios.retries(record);
        }
        if (stage.containsKey(name) || !requested) {
            player.prepare(record.getJsonObject("precondition"));
            scenarios.settle();
            mark = hooks.count();
            set(name);
        }
        return scenarios.differences(record, mark);
    }

    private void set(String name) {
        stage.getJsonArray(name, new JsonArray()).forEach(order -> player.order((JsonObject) order));
    }

    /** Requests that only wait and are refused were recorded at the same time. */
    private static List<JsonObject> together(List<JsonObject> records, int first) {
        List<JsonObject> together = new ArrayList<>(List.of(records.get(first)));
        for (int i = first + 1; i < records.size() && waits(records.get(first)); i++) {
            JsonObject next = records.get(i);
            boolean same =
                    next.getJsonObject("precondition").equals(records.get(first).getJsonObject("precondition"));
            if (!same || !waits(next)) {
                break;
            }
            together.add(next);
        }
        return together;
    }

    private static boolean waits(JsonObject record) {
        JsonObject response = record.getJsonObject("response");
        return response != null
                && response.getInteger("ms") >= LONG_MILLIS
                && (response.getInteger("status") == 422
                        || record.getString("name").startsWith("STARTING: "));
    }

    private void play(List<JsonObject> together, boolean told, Map<String, List<String>> found) {
        JsonObject first = together.get(0);
        JsonObject wanted = first.getJsonObject("response");
        player.prepare(first.getJsonObject("precondition"));
        if (wanted.getValue("body") instanceof JsonObject body
                && first.getString("name").contains("get after")) {
            String session =
                    first.getJsonObject("precondition").getString("state").replaceFirst("=.*", "");
            Waiting.until("the status recorded", () -> player.status(session).equals(body.getString("status")));
        }
        if (wanted.getValue("body") instanceof JsonArray sessions && path(first).contains("all=true")) {
            player.tidy(sessions);
        }
        if (told || stage.containsKey(first.getString("name"))) {
            scenarios.settle();
            mark = hooks.count();
        }
        set(first.getString("name"));
        List<Future<Player.Answer>> answers =
                together.stream().map(player::send).toList();
        for (int i = 0; i < together.size(); i++) {
            List<String> differences = player.differences(together.get(i), Waiting.await(answers.get(i)));
            if (!differences.isEmpty() && repeatable(together.get(i))) {
                differences = again(together.get(i), differences);
            }
            found.merge(together.get(i).getString("name"), differences, Play::both);
        }
    }

    private static String path(JsonObject record) {
        return record.getJsonObject("request").getString("path");
    }

    /** What changes nothing may be asked again: a slow machine may have let a status pass meanwhile. */
    private static boolean repeatable(JsonObject record) {
        return record.getJsonObject("request").getString("method").equals("GET")
                || record.getJsonObject("response").getInteger("status") >= 400;
    }

    private List<String> again(JsonObject record, List<String> first) {
        List<String> differences = first;
        for (int i = 0; i < REPETITIONS && !differences.isEmpty(); i++) {
            player.prepare(record.getJsonObject("precondition"));
            set(record.getString("name"));
            differences = player.differences(record, Waiting.await(player.send(record)));
        }
        return differences;
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
