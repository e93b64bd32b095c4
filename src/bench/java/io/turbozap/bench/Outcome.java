package io.turbozap.bench;

import java.util.List;

/** A measure after its rounds: what they gave, and why some failed. */
record Outcome(Measure measure, List<Figures> rounds, List<String> failures) {

    List<Result> results() {
        return measure.lines().stream().map(line -> Result.of(line, rounds)).toList();
    }
}
