package io.turbozap.bench.report;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Result;
import io.turbozap.bench.lab.Measure;
import java.util.List;

/** A measure after its rounds: what they gave, and why some failed. */
public record Outcome(Measure measure, List<Figures> rounds, List<String> failures) {

    List<Result> results() {
        return measure.lines().stream().map(line -> Result.of(line, rounds)).toList();
    }
}
