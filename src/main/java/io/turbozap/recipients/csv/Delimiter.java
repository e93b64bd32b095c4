package io.turbozap.recipients.csv;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The delimiter between the cells of a text: spreadsheets of all countries use what their decimal comma leaves them.
 */
final class Delimiter {

    /** In the order of preference where all else is equal: commas and semicolons also stand in sentences. */
    private static final String ALL = "\t;|,";

    /** How the line begins by which Excel learns the separator. */
    private static final String NAMING = "sep=";

    private static final String TAB = "\\t";

    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d\\s().\\-]{8,24}");

    private Delimiter() {}

    /**
     * A line that is there for the separator alone, such as {@code sep=;}.
     *
     * @param sign the separator; null if the line names none after all
     */
    record Naming(@Nullable Character sign) {}

    /** The reading of a {@code line} that names the separator and nothing else; null for another line. */
    static @Nullable Naming naming(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && line.charAt(start) == ' ') {
            start++;
        }
        while (end > start && line.charAt(end - 1) == ' ') {
            end--;
        }
        start += start < end && line.charAt(start) == '"' ? 1 : 0;
        if (!line.regionMatches(/* ignoreCase= */ true, start, NAMING, 0, NAMING.length())) {
            return null;
        }
        return sign(line.substring(Math.min(start + NAMING.length(), end), end));
    }

    /** The first of {@code signs}, if the others only close a quote or fill the line up to the width of the table. */
    private static @Nullable Naming sign(String signs) {
        if (signs.isEmpty()) {
            return new Naming(null);
        }
        String sign = signs.startsWith(TAB) ? TAB : signs.substring(0, 1);
        int at = sign.length();
        at += signs.startsWith("\"", at) ? 1 : 0;
        while (signs.startsWith(sign, at)) {
            at += sign.length();
        }
        while (at < signs.length() && ALL.indexOf(signs.charAt(at)) >= 0) {
            at++;
        }
        if (at < signs.length() || Character.isSurrogate(sign.charAt(0))) {
            return null;
        }
        return new Naming(sign.equals("\"") ? null : sign.equals(TAB) ? (Character) '\t' : (Character) sign.charAt(0));
    }

    /**
     * The likeliest for {@code lines}: the one that is in most of them; of equal ones the one that leaves more cells
     * with a phone number, then the one that most lines have as often as each other.
     */
    static char of(List<String> lines) {
        char best = ',';
        long most = 0;
        for (int i = 0; i < ALL.length(); i++) {
            long weight = weight(lines, ALL.charAt(i));
            if (weight > most) {
                most = weight;
                best = ALL.charAt(i);
            }
        }
        return best;
    }

    private static long weight(List<String> lines, char delimiter) {
        int present = 0;
        int numbers = 0;
        int[] times = new int[64];
        for (String line : lines) {
            List<String> cells = CsvCells.plain(line, delimiter);
            if (cells.size() > 1) {
                present++;
                times[Math.min(cells.size(), times.length - 1)]++;
                numbers += cells.stream()
                                .anyMatch(cell -> NUMBER.matcher(cell.strip()).matches())
                        ? 1
                        : 0;
            }
        }
        int alike = 0;
        for (int each : times) {
            alike = Math.max(alike, each);
        }
        return present == 0 ? 0 : (present * 1_000L + numbers) * 1_000 + alike;
    }

    /** How many cells most of {@code lines} have. */
    static int width(List<String> lines, char delimiter) {
        Map<Integer, Integer> times = new TreeMap<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                times.merge(CsvCells.plain(line, delimiter).size(), 1, Integer::sum);
            }
        }
        return times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    /** How it is shown in a report. */
    static String shown(char delimiter) {
        return delimiter == '\t' ? "\\t" : String.valueOf(delimiter);
    }
}
