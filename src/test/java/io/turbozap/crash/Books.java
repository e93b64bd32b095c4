package io.turbozap.crash;

import io.turbozap.fixture.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What the server says about its campaigns. */
final class Books {

    private static final long STANDSTILL_SECONDS = 20;
    private static final Set<String> UNDER_WAY = Set.of("running", "scheduled");

    private final Api api;
    private final Map<Integer, Ask> asks = new HashMap<>();

    Books(Api api, List<Ask> asks) {
        this.api = api;
        asks.forEach(ask -> this.asks.put(ask.number, ask));
    }

    /** Waits until nothing runs and nothing is looked for any more, or nothing has been sent for a long time. */
    void awaitEnd(IntSupplier sends) {
        Waiting.comesTrue(STANDSTILL_SECONDS, sends, () -> !isRunning() && !isSettling());
    }

    /** A campaign that was stopped may have a send that WAHA is still asked about. */
    private boolean isSettling() throws IOException, InterruptedException {
        return api.get("/api/campaigns/queue/status").body().getJsonArray("workers", new JsonArray()).stream()
                .flatMap(worker -> ((JsonObject) worker).getJsonArray("blockedBy").stream())
                .anyMatch(blocker -> "settling".equals(((JsonObject) blocker).getString("rule")));
    }

    private boolean isRunning() throws IOException, InterruptedException {
        return campaigns().stream().anyMatch(campaign -> UNDER_WAY.contains(campaign.getString("status")));
    }

    private List<JsonObject> campaigns() throws IOException, InterruptedException {
        return objects(api.get("/api/campaigns").body());
    }

    /** What is said about each campaign; one that was not acknowledged gets its id here, if it exists. */
    Map<Ask, Told> read() throws IOException, InterruptedException {
        Map<Ask, Told> told = new HashMap<>();
        for (JsonObject campaign : campaigns()) {
            String id = campaign.getString("campaignId");
            Ask ask = asks.get(numberOf(id));
            if (ask == null || told.containsKey(ask)) {
                throw new AssertionError(id + " was asked for by nobody, or made twice: " + ask);
            }
            if (ask.createAcknowledged && !id.equals(ask.id)) {
                throw new AssertionError(ask + " has another id: " + id);
            }
            ask.id = id;
            told.put(ask, about(ask, campaign));
        }
        return told;
    }

    private Told about(Ask ask, JsonObject campaign) throws IOException, InterruptedException {
        JsonObject progress = campaign.getJsonObject("progress");
        Set<Integer> uncertain = new HashSet<>();
        if (progress.getInteger("uncertain") > 0) {
            objects(api.get(requests(ask) + "?status=uncertain").body())
                    .forEach(request -> uncertain.add(request.getInteger("index")));
        }
        return new Told(
                campaign.getString("status"), whole(ask, campaign), progress.getInteger("completed"), uncertain);
    }

    /** How many requests there are, if the last is the right one. */
    private int whole(Ask ask, JsonObject campaign) throws IOException, InterruptedException {
        int total = campaign.getInteger("totalRequests");
        Ask.Mark last = mark(requests(ask) + "?limit=1&offset=" + (total - 1));
        boolean right = last != null && ask.has(last) && last.request(ask.messages) == total - 1;
        return right ? total : 0;
    }

    private int numberOf(String id) throws IOException, InterruptedException {
        Ask.Mark first = mark("/api/campaigns/" + id + "/requests?limit=1");
        return first == null ? -1 : first.ask();
    }

    private Ask.@Nullable Mark mark(String path) throws IOException, InterruptedException {
        List<JsonObject> requests = objects(api.get(path).body());
        if (requests.isEmpty()) {
            return null;
        }
        JsonObject data = requests.get(0).getJsonObject("data");
        return Ask.mark(data.getString("text", data.getString("caption", "")), data.getString("chatId"));
    }

    private static String requests(Ask ask) {
        return "/api/campaigns/" + ask.id + "/requests";
    }

    private static List<JsonObject> objects(JsonObject body) {
        JsonArray data = body.getJsonArray("data");
        return data.stream().map(JsonObject.class::cast).toList();
    }
}
