package io.turbozap.bench.report;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Result;
import io.turbozap.bench.figure.Sample;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for machines: every line with its sample, and the figures of every round. */
public final class JsonReport {

    private JsonReport() {}

    public static JsonObject of(Report report) {
        Machine machine = report.machine();
        return new JsonObject()
                .put("date", machine.date())
                .put("machine", machine.show())
                .put("conditions", new JsonArray(report.conditions()))
                .put("failures", new JsonArray(report.failures()))
                .put(
                        "measures",
                        array(report.outcomes().stream()
                                .map(JsonReport::outcome)
                                .toList()));
    }

    private static JsonObject outcome(Outcome outcome) {
        List<JsonObject> rounds =
                outcome.rounds().stream().map(JsonReport::round).toList();
        return new JsonObject()
                .put("name", outcome.measure().name())
                .put("method", outcome.measure().method())
                .put(
                        "lines",
                        array(outcome.results().stream().map(JsonReport::line).toList()))
                .put("rounds", array(rounds));
    }

    private static JsonObject line(Result result) {
        Line line = result.line();
        Line.Reference against = line.reference();
        return new JsonObject()
                .put("measure", line.text())
                .put("target", line.target())
                .put("unit", line.unit().name())
                .put("value", sample(result.value()))
                .put("referenceOf", against == null ? null : against.owner())
                .put("reference", sample(result.reference()))
                .put("ratio", sample(result.ratio()))
                .put("verdict", result.verdict().name());
    }

    private static JsonObject round(Figures figures) {
        JsonObject round = new JsonObject();
        for (Map.Entry<String, Double> figure : figures.all().entrySet()) {
            round.put(figure.getKey(), finite(figure.getValue()));
        }
        return round;
    }

    private static @Nullable JsonObject sample(@Nullable Sample sample) {
        return sample == null
                ? null
                : new JsonObject()
                        .put("median", finite(sample.median()))
                        .put("min", finite(sample.min()))
                        .put("max", finite(sample.max()))
                        .put("rounds", sample.rounds());
    }

    /** JSON has no infinity. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static JsonArray array(List<JsonObject> objects) {
        return new JsonArray(objects);
    }
}
