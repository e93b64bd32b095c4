package io.turbozap.bench.report;

import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Result;
import io.turbozap.bench.figure.Sample;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Product;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was measured.
 *
 * @param machine where
 * @param conditions what holds for all of it, a sentence each
 * @param outcomes measure by measure
 */
public record Report(Machine machine, List<String> conditions, List<Outcome> outcomes) {

    static final List<String> HEAD = List.of("measure", "target", "value", "reference", "ratio", "verdict");

    private static final String NOTHING = "–";

    /** The cells of the table without its head. */
    List<List<String>> rows() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.results().stream())
                .map(Report::row)
                .toList();
    }

    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            outcome.failures().forEach(text -> failures.add(outcome.measure().name() + ": " + text));
        }
        return failures;
    }

    private static List<String> row(Result result) {
        Line line = result.line();
        Unit unit = line.unit();
        Line.Reference against = line.reference();
        return List.of(
                line.text(),
                line.target(),
                result.value() == null ? NOTHING : unit.show(result.value()),
                against == null ? "" : reference(result, against),
                result.ratio() == null ? "" : Unit.number(result.ratio().median()) + " ×",
                result.verdict().text());
    }

    private static String reference(Result result, Line.Reference against) {
        Sample reference = result.reference();
        String owner = against.owner().equals(Product.REFERENCE.title()) ? "" : " (" + against.owner() + ")";
        return (reference == null ? "not measured" : result.line().unit().show(reference)) + owner;
    }
}
