package io.turbozap.simulator.recording;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares how often refused posts came again, with what, and how far apart. */
final class Retries {

    private static final double PAUSE_SHARE = 0.8;

    private final List<JsonObject> recorded;
    private final List<HookReceiver.Post> got;
    private final double timeScale;

    Retries(List<JsonObject> recorded, List<HookReceiver.Post> got, double timeScale) {
        this.recorded = recorded;
        this.got = got;
        this.timeScale = timeScale;
    }

    List<String> differences() {
        List<String> found = new ArrayList<>();
        Map<String, List<HookReceiver.Post>> events = new LinkedHashMap<>();
        got.forEach(post -> events.computeIfAbsent(post.headers().get("X-Webhook-Request-Id"), id -> new ArrayList<>())
                .add(post));
        long wanted = recorded.stream()
                .map(post -> post.getString("request_id"))
                .distinct()
                .count();
        if (events.size() != wanted || got.size() != recorded.size()) {
            found.add("recorded " + recorded.size() + " posts of " + wanted + " events, got " + got.size() + " of "
                    + events.size());
        }
        for (List<HookReceiver.Post> posts : events.values()) {
            if (posts.stream().map(HookReceiver.Post::body).distinct().count() != 1) {
                found.add("another body in a retry");
            }
        }
        if (wanted == 1 && found.isEmpty()) {
            pauses(found);
        }
        return found;
    }

    private void pauses(List<String> found) {
        for (int i = 1; i < got.size(); i++) {
            int pause = recorded.get(i).getInteger("ms") - recorded.get(i - 1).getInteger("ms");
            double actual = (got.get(i).nanos() - got.get(i - 1).nanos()) / 1e6 / timeScale;
            if (actual < pause * PAUSE_SHARE - 100) {
                found.add("pause before post " + i + ": recorded " + pause + ", got " + actual);
            }
        }
    }
}
