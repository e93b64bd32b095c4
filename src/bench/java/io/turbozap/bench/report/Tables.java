package io.turbozap.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report as text: for a terminal, or as Markdown for a page. */
public final class Tables {

    private Tables() {}

    public static String plain(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Report.HEAD);
        rows.addAll(report.rows());
        int[] widths = widths(rows);
        String table = rows.stream().map(row -> plainRow(row, widths)).collect(Collectors.joining("\n"));
        return report.machine().show() + "\n\n" + table + "\n\n" + notes(report, "") + "\n";
    }

    public static String markdown(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.machine().show() + ".");
        lines.add("");
        lines.add(markdownRow(Report.HEAD));
        lines.add(markdownRow(Report.HEAD.stream().map(cell -> "---").toList()));
        report.rows().forEach(row -> lines.add(markdownRow(row)));
        lines.add("");
        lines.add(notes(report, "- "));
        return String.join("\n", lines) + "\n";
    }

    private static String notes(Report report, String bullet) {
        List<String> notes = new ArrayList<>(report.conditions());
        for (Outcome outcome : report.outcomes()) {
            notes.add(outcome.measure().name() + ": " + outcome.measure().method());
        }
        report.failures().forEach(failure -> notes.add("FAILED " + failure));
        return notes.stream().map(note -> bullet + note).collect(Collectors.joining("\n"));
    }

    private static String markdownRow(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String plainRow(List<String> cells, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            row.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return row.toString().stripTrailing();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[Report.HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }
}
