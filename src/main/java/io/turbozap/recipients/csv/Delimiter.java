package io.turbozap.recipients.csv;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between the cells of a text: spreadsheets of all countries use what their decimal comma leaves them. */
final class Delimiter {

    /** In the order of preference where all else is equal: commas and semicolons also stand in sentences. */
    private static final String ALL = "\t;|,";

    /** By this line Excel learns the separator; some programs fill it up to the width of the table. */
    private static final Pattern LINE = Pattern.compile("\"?sep=(\\\\t|.)?\"?\\1*[,;\\t|]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d\\s().\\-]{8,24}");

    private Delimiter() {}

    /** Whether {@code line} is one that only names the separator. */
    static boolean isNamedBy(String line) {
        return line.toLowerCase(Locale.ROOT).contains("sep=")
                && LINE.matcher(trimmed(line)).matches();
    }

    /** The separator that {@code line} names, or null if it names none. */
    static @Nullable Character namedBy(String line) {
        Matcher named = LINE.matcher(trimmed(line));
        String sign = named.matches() ? named.group(1) : null;
        if (sign == null || sign.equals("\"")) {
            return null;
        }
        return sign.length() == 2 ? '\t' : sign.charAt(0);
    }

    private static String trimmed(String line) {
        return line.replaceAll("^ +| +$", "");
    }

    /**
     * The likeliest for {@code lines}: the one that is in most of them; of equal ones the one that leaves more cells with a
     * phone number, then the one that most lines have as often as each other.
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
