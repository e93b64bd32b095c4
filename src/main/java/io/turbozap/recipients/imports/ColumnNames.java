package io.turbozap.recipients.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which columns hold what, as far as whoever sent the file says so.
 *
 * @param headers the heading of a column by the name of the field that it holds, such as {@code phone}
 */
public record ColumnNames(Map<String, String> headers) {

    /** Nothing is said. */
    public static final ColumnNames RECOGNISED = new ColumnNames(Map.of());

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");
    private static final Pattern EDGES = Pattern.compile("^_+|_+$");

    /** Keeps a copy. */
    public ColumnNames {
        headers = Map.copyOf(headers);
    }

    /** Whether both say the same but for case, accents and signs. */
    static boolean alike(String header, String other) {
        return folded(header).equals(folded(other));
    }

    private static String folded(String header) {
        String plain = ACCENTS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD))
                .replaceAll("");
        return SIGNS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The name by which placeholders know a column, as near to its heading as can be; empty if there is none. */
    static String field(String header) {
        String name = NOT_IN_NAMES.matcher(header.strip()).replaceAll("_");
        String trimmed =
                name.equals(header.strip()) ? name : EDGES.matcher(name).replaceAll("");
        return !trimmed.isEmpty() && !isStart(trimmed.codePointAt(0)) ? "_" + trimmed : trimmed;
    }

    private static boolean isStart(int character) {
        return character == '_' || Character.isLetter(character);
    }
}
