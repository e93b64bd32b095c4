package io.turbozap.cli.send;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server's findings before anything is sent, as lines for a terminal. */
final class Findings {

    private static final int MOST_ROWS = 10;

    private Findings() {}

    /** What became of the recipients. */
    static List<String> report(@Nullable JsonObject report) {
        List<String> lines = new ArrayList<>();
        if (report == null) {
            return lines;
        }
        lines.add(report.getInteger("rowsRead") + " rows: " + report.getInteger("accepted") + " recipients, "
                + report.getInteger("duplicates") + " twice, "
                + (rejected(report).size() + report.getInteger("rejectedOmitted", 0)) + " left out");
        for (int i = 0; i < Math.min(MOST_ROWS, rejected(report).size()); i++) {
            JsonObject row = rejected(report).getJsonObject(i);
            lines.add("  " + row.getString("from") + " row " + row.getValue("row") + ": " + row.getString("reason"));
        }
        JsonArray warnings = report.getJsonArray("warnings", new JsonArray());
        for (int i = 0; i < warnings.size(); i++) {
            lines.add("  Note: " + warnings.getJsonObject(i).getString("message"));
        }
        return lines;
    }

    private static JsonArray rejected(JsonObject report) {
        return report.getJsonArray("rejected", new JsonArray());
    }

    /** When it would go out. */
    static List<String> forecast(JsonObject forecast) {
        String starts = forecast.getString("startsAt");
        String ends = forecast.getString("endsAt");
        List<String> lines = new ArrayList<>();
        lines.add(forecast.getInteger("requests") + " messages"
                + (starts == null ? "" : ", first at " + starts)
                + (ends == null ? "" : ", last at " + ends));
        if (!forecast.getBoolean("complete", true)) {
            lines.add("  Note: it does not end within what can be foreseen");
        }
        return lines;
    }
}
