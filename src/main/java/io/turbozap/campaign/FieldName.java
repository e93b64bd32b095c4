package io.turbozap.campaign;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of contacts' fields as people see them, such as {@code Última compra}, {@code Valor (R$)} or {@code 名前}:
 * two names are the same field if their letters and digits are, whatever their case, accents, spaces and signs.
 */
public final class FieldName {

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");
    /** What the name of a placeholder cannot hold, see {@link TextTemplate}. */
    private static final Pattern NOT_IN_PLACEHOLDERS =
            Pattern.compile("[" + TextTemplate.NOT_IN_NAMES + "\\s\\p{Cf}]+");

    private FieldName() {}

    /**
     * The key of a name: equal for names of the same field; empty for one without letters and digits, or longer than
     * any name of a field.
     */
    public static String folded(String name) {
        if (name.length() > TextTemplate.LONGEST_NAME) {
            return "";
        }
        return isPlain(name) ? name : fold(name);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String name) {
        String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        // by way of upper case: ß is SS there, and the Turkish ı is I
        String folded =
                SIGNS.matcher(bare).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return folded.replace('ł', 'l').replace('đ', 'd').replace('ø', 'o');
    }

    /** Whether both name the same field. */
    public static boolean same(String name, String other) {
        return name.equals(other) || (!folded(name).isEmpty() && folded(name).equals(folded(other)));
    }

    /**
     * How a placeholder for the field {@code name} is written, such as {@code {Nome Completo}}; null if none can be.
     */
    public static @Nullable String placeholder(String name) {
        String written = NOT_IN_PLACEHOLDERS.matcher(name).replaceAll(" ").strip();
        return folded(written).isEmpty() ? null : "{" + written + "}";
    }
}
