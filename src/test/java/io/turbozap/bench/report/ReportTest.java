package io.turbozap.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Result;
import io.turbozap.bench.figure.Sample;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.figure.Verdict;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Measure;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Line LINE = Line.of(
                    "create", "mine", Unit.MILLIS, Goal.atMost(400, 200), Goal.timesBetter(7, 15))
            .against("theirs", "reference");
    private static final Machine MACHINE = new Machine("2026-11-21", "a CPU", 2, 24, "an OS", "a JVM", 0.25);

    @Test
    void ratios_are_taken_within_each_round() {
        Result result = Result.of(LINE, List.of(round(100, 1000), round(200, 4000), round(400, 2000)));
        assertEquals(Sample.of(100, 200, 400), result.value());
        assertEquals(Sample.of(1000, 4000, 2000), result.reference());
        assertEquals(Sample.of(10, 20, 5), result.ratio());
        assertEquals(Verdict.REACHED, result.verdict());
    }

    @Test
    void rounds_without_a_figure_do_not_count() {
        Figures failed = new Figures();
        failed.put("mine", 300);
        Result result = Result.of(LINE, List.of(round(100, 2000), failed, new Figures()));
        assertEquals(Sample.of(100, 300), result.value());
        assertEquals(Sample.of(20), result.ratio());
    }

    @Test
    void without_the_reference_only_the_bounds_on_the_figure_are_judged() {
        Figures alone = new Figures();
        alone.put("mine", 150);
        alone.put("theirs", Double.NaN);
        Result result = Result.of(LINE, List.of(alone));
        assertNull(result.reference());
        assertNull(result.ratio());
        assertEquals(Verdict.HEADLINE, result.verdict());
    }

    @Test
    void what_was_not_measured_has_no_verdict() {
        assertEquals(
                Verdict.NOT_MEASURED, Result.of(LINE, List.of(new Figures())).verdict());
        Line plain = Line.of("RSS", "mine", Unit.MEGABYTES);
        assertEquals(Verdict.NO_GOAL, Result.of(plain, List.of(round(1, 1))).verdict());
    }

    @Test
    void plain_table_says_where_what_and_how() {
        String table = Tables.plain(report(List.of(round(100, 1000), round(200, 4000), round(150, 1500)), List.of()));
        assertTrue(table.contains("2026-11-21, 2 × a CPU, 24 GB, an OS, a JVM, load average before 0.25"), table);
        assertTrue(table.contains("150 [100..200] ms"), table);
        assertTrue(table.contains("1,500 [1,000..4,000] ms"), table);
        assertTrue(table.contains("10 ×"), table);
        assertTrue(table.contains("fake: by thinking of it"), table);
        assertTrue(table.contains("on a quiet day"), table);
        assertFalse(table.contains("FAILED"), table);
    }

    @Test
    void markdown_table_has_a_head_and_as_many_cells_in_every_row() {
        String table = Tables.markdown(report(List.of(round(100, 1000)), List.of()));
        List<String> rows = table.lines().filter(line -> line.startsWith("|")).toList();
        assertEquals(3, rows.size(), table);
        assertEquals("| measure | target | value | reference | ratio | verdict |", rows.get(0));
        for (String row : rows) {
            assertEquals(7, row.chars().filter(c -> c == '|').count(), row);
        }
    }

    @Test
    void failed_rounds_are_shown() {
        Report report = report(List.of(new Figures()), List.of("round 1: it went out"));
        assertEquals(List.of("fake: round 1: it went out"), report.failures());
        assertTrue(Tables.plain(report).contains("FAILED fake: round 1: it went out"));
        assertTrue(Tables.plain(report).contains("not measured"));
    }

    @Test
    void json_has_samples_verdicts_and_every_round() {
        JsonObject json =
                JsonReport.of(report(List.of(round(100, 1000), round(Double.POSITIVE_INFINITY, 3000)), List.of()));
        JsonObject measure = json.getJsonArray("measures").getJsonObject(0);
        JsonObject line = measure.getJsonArray("lines").getJsonObject(0);
        assertEquals("reference", line.getString("referenceOf"));
        assertEquals(2000, line.getJsonObject("reference").getDouble("median"));
        assertNull(line.getJsonObject("value").getDouble("max"));
        assertEquals(2, measure.getJsonArray("rounds").size());
        assertEquals(json, new JsonObject(json.encode()));
    }

    private static Report report(List<Figures> rounds, List<String> failures) {
        return new Report(MACHINE, List.of("on a quiet day"), List.of(new Outcome(new Fake(), rounds, failures)));
    }

    private static Figures round(double mine, double theirs) {
        Figures figures = new Figures();
        figures.put("mine", mine);
        figures.put("theirs", theirs);
        return figures;
    }

    private static final class Fake implements Measure {

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String method() {
            return "by thinking of it";
        }

        @Override
        public List<Line> lines() {
            return List.of(LINE);
        }

        @Override
        public void round(Lab lab, Figures figures) {
            figures.put("mine", 1);
        }
    }
}
