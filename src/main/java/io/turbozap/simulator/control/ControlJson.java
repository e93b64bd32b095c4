package io.turbozap.simulator.control;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The JSON of the simulator's own API. */
final class ControlJson {

    private static final int MAX_SESSIONS = 1_000;

    private ControlJson() {}

    /**
     * The fault in a body.
     *
     * @throws IllegalArgumentException if a value is none of its kind
     */
    static Fault readFault(JsonObject body) {
        Fault defaults = Fault.of(Fault.Kind.valueOf(String.valueOf(body.getString("kind"))));
        return new Fault(
                defaults.kind(),
                Fault.Target.valueOf(body.getString("target", defaults.target().name())),
                body.getString("session"),
                body.getInteger("times", defaults.times()),
                body.getDouble("probability", defaults.probability()),
                body.getLong("delayMillis", defaults.delayMillis()),
                body.getBoolean("recorded", defaults.recorded()),
                body.getLong("leavesMillis", defaults.leavesMillis()),
                SessionStatus.valueOf(body.getString("status", defaults.status().name())),
                body.getString("message", defaults.message()));
    }

    static JsonObject fault(Fault fault) {
        return new JsonObject()
                .put("kind", fault.kind().name())
                .put("target", fault.target().name())
                .put("session", fault.session())
                .put("times", fault.times())
                .put("probability", fault.probability())
                .put("delayMillis", fault.delayMillis())
                .put("recorded", fault.recorded())
                .put("leavesMillis", fault.leavesMillis())
                .put("status", fault.status().name())
                .put("message", fault.message());
    }

    static JsonObject summary(LedgerSnapshot snapshot) {
        JsonObject sessions = new JsonObject();
        snapshot.sessions().entrySet().stream()
                .limit(MAX_SESSIONS)
                .forEach(each -> sessions.put(each.getKey(), session(each.getValue())));
        return totals(snapshot)
                .put("sessions", sessions)
                .put("sessionsOmitted", snapshot.sessions().size() - sessions.size());
    }

    static JsonObject ledger(LedgerSnapshot snapshot, List<LedgerEntry> entries) {
        return totals(snapshot)
                .put("duplicateEntries", entries(snapshot.duplicates()))
                .put("entries", entries(entries));
    }

    private static JsonObject totals(LedgerSnapshot snapshot) {
        return new JsonObject()
                .put("starts", snapshot.starts())
                .put("accepted", snapshot.accepted())
                .put("repeats", snapshot.repeats())
                .put("duplicates", snapshot.duplicateCount())
                .put("untracked", snapshot.untracked())
                .put("minGapMillis", snapshot.minGapMillis())
                .put("maxInFlight", snapshot.maxInFlight());
    }

    private static JsonObject session(LedgerSnapshot.SessionSummary summary) {
        return new JsonObject()
                .put("starts", summary.starts())
                .put("accepted", summary.accepted())
                .put("repeats", summary.repeats())
                .put("duplicates", summary.duplicates())
                .put("chats", summary.chats())
                .put("distinctSequences", summary.distinctSequences())
                .put("minGapMillis", summary.minGapMillis())
                .put("maxInFlight", summary.maxInFlight())
                .put("firstStartMillis", summary.firstStartMillis())
                .put("lastStartMillis", summary.lastStartMillis());
    }

    private static JsonArray entries(List<LedgerEntry> entries) {
        JsonArray array = new JsonArray();
        for (LedgerEntry entry : entries) {
            array.add(new JsonObject()
                    .put("session", entry.session())
                    .put("chat", entry.chat())
                    .put("kind", entry.kind().name())
                    .put("content", entry.content())
                    .put("caption", entry.caption())
                    .put("id", entry.id())
                    .put("acceptedAt", entry.acceptedAt())
                    .put("number", entry.number())
                    .put("ack", entry.ack())
                    .put("duplicate", entry.duplicate()));
        }
        return array;
    }
}
