package io.turbozap.simulator.recording;

import io.turbozap.fixture.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Compares the webhooks of a play with the recorded ones: what was posted, in which order, how far apart. */
final class Scenarios {

    /** Events of the engine and of presence, which the simulator does not have: nobody here wants them. */
    static final Set<String> NOT_SIMULATED = Set.of("state.change", "presence.update");

    private static final String MAIN = "/main";
    private static final double PAUSE_SHARE = 0.8;
    private static final int LONG_MILLIS = 250;

    private final HookReceiver hooks;
    private final Player player;
    private final Tokens tokens;
    private final double timeScale;

    Scenarios(HookReceiver hooks, Player player, Tokens tokens, double timeScale) {
        this.hooks = hooks;
        this.player = player;
        this.tokens = tokens;
        this.timeScale = timeScale;
    }

    /** Waits until nothing is to be posted any more. */
    void settle() {
        Waiting.until("the last webhook", () -> player.pending() == 0);
    }

    List<String> differences(JsonObject scenario, int mark) {
        List<JsonObject> recorded = recorded(scenario);
        List<JsonObject> wanted =
                recorded.stream().map(post -> post.getJsonObject("body")).toList();
        Waiting.comesTrue(2, hooks::count, () -> got(mark, MAIN).size() >= wanted.size());
        settle();
        List<HookReceiver.Post> got = got(mark, MAIN);
        List<String> found = new ArrayList<>();
        List<String> expected = wanted.stream().map(Scenarios::label).toList();
        List<String> labels = got.stream().map(post -> label(post.envelope())).toList();
        if (!expected.equals(labels)) {
            found.add("recorded " + expected + ", got " + labels);
            return found;
        }
        for (int i = 0; i < wanted.size(); i++) {
            found.addAll(tokens.differences(wanted.get(i), got.get(i).envelope()));
        }
        found.addAll(pauses(recorded, got));
        return found;
    }

    private List<String> pauses(List<JsonObject> recorded, List<HookReceiver.Post> got) {
        List<String> found = new ArrayList<>();
        List<Integer> times =
                recorded.stream().map(post -> post.getInteger("ms")).toList();
        for (int i = 1; i < got.size(); i++) {
            int pause = times.get(i) - times.get(i - 1);
            long actual = got.get(i).timestamp() - got.get(i - 1).timestamp();
            if (pause > LONG_MILLIS && actual < pause * timeScale * PAUSE_SHARE) {
                found.add("pause before post " + i + ": recorded " + pause + ", got " + actual / timeScale);
            }
        }
        return found;
    }

    /** Plays a scenario in which the receiver refuses: how often the same post comes again, and when. */
    List<String> retries(JsonObject scenario) {
        String session =
                scenario.getJsonObject("precondition").getString("state").split("=", -1)[0];
        List<JsonObject> posts = scenario.getJsonArray("posts").stream()
                .map(JsonObject.class::cast)
                .toList();
        String path = posts.get(0).getString("path");
        hooks.answer(path, new JsonArray(posts));
        player.create(session, hook(path, scenario.getJsonObject("precondition").getString("words")));
        int mark = hooks.count();
        JsonObject incoming = new JsonObject().put("session", session).put("from", "5511900011111@c.us");
        for (JsonObject post : posts) {
            if (!post.containsKey("body_same_as_post")) {
                String text =
                        post.getJsonObject("body").getJsonObject("payload").getString("body");
                player.order(new JsonObject()
                        .put("path", "/simulator/incoming")
                        .put("body", incoming.copy().put("text", text)));
            }
        }
        settle();
        return new Retries(posts, hooks.since(mark, path), timeScale).differences();
    }

    private JsonObject hook(String path, String words) {
        String retries = words.replaceFirst(".*retries=", "").replaceFirst("; the receiver.*", "");
        JsonObject hook = new JsonObject().put("url", hooks.url() + path).put("events", new JsonArray().add("message"));
        return retries.equals("null") ? hook : hook.put("retries", new JsonObject(retries));
    }

    private static List<JsonObject> posts(JsonObject scenario, String path) {
        return scenario.getJsonArray("posts").stream()
                .map(JsonObject.class::cast)
                .filter(post -> post.getString("path").equals(path))
                .toList();
    }

    /**
     * Acknowledgements last: they come from WhatsApp, the event of a message from WAHA itself, and the recordings have them
     * in either order.
     */
    private static List<JsonObject> recorded(JsonObject scenario) {
        return posts(scenario, MAIN).stream()
                .filter(post -> simulated(post.getJsonObject("body")))
                .sorted(Comparator.comparing(
                        post -> acknowledges(post.getJsonObject("body").getString("event"))))
                .toList();
    }

    private static boolean acknowledges(String event) {
        return event.equals("message.ack");
    }

    private static boolean simulated(JsonObject envelope) {
        return !NOT_SIMULATED.contains(envelope.getString("event"));
    }

    private List<HookReceiver.Post> got(int mark, String path) {
        return hooks.since(mark, path).stream()
                .sorted(Comparator.comparing((HookReceiver.Post post) -> acknowledges(post.event()))
                        .thenComparingLong(HookReceiver.Post::timestamp)
                        .thenComparing(HookReceiver.Post::event))
                .toList();
    }

    private static String label(JsonObject envelope) {
        JsonObject payload = envelope.getJsonObject("payload");
        Object detail = payload.getValue("status", payload.getValue("ackName", ""));
        return envelope.getString("event") + " " + detail;
    }
}
