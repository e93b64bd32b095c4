package io.turbozap.recipients.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which styles of a workbook show numbers as something else, and what: percentages, and dates and times, which are days
 * since 1900, or 1904 (ECMA-376, part 1, 18.8.30 and 18.17.4). Dates are told in the order of ISO 8601, for how they are
 * written differs from country to country. Not thread-safe.
 */
final class XlsxFormats {

    private static final long SECONDS_A_DAY = 86_400;
    private static final double LAST_DAY = 2_958_466; // the first of the year 10000
    /** The calendar of 1900 has a 29th of February that never was. */
    private static final int FALSE_LEAP_DAY = 60;

    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.");
    private static final Pattern DATE = Pattern.compile("[dy]|^[^hs]*m[^hs]*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("[hs]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT = Pattern.compile("[^.%]*(?:\\.([0#?]*))?%");
    private static final int MOST_DECIMALS = 15;

    private final Map<Integer, String> formats = new HashMap<>();
    /** The format of each style. */
    private final List<Integer> styles = new ArrayList<>();

    private boolean from1904;

    void from1904() {
        from1904 = true;
    }

    /** Understands the part with the styles. */
    void read(XmlPart xml) {
        boolean ofCells = false;
        while (xml.nextStart()) {
            if (xml.is("numFmt")) {
                formats.put(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
            } else if (xml.is("cellXfs") || xml.is("cellStyleXfs") || xml.is("dxfs")) {
                ofCells = xml.is("cellXfs");
            } else if (ofCells && xml.is("xf")) {
                styles.add(number(xml.attribute("numFmtId")));
            }
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** What {@code value} is in a cell of this style, or null if it is a plain number there. */
    @Nullable
    String told(@Nullable String style, String value) {
        int index = style == null ? -1 : number(style);
        String format = index < 0 || index >= styles.size() ? "" : format(styles.get(index));
        Matcher percent = PERCENT.matcher(format);
        if (percent.lookingAt()) {
            return percentage(
                    value, percent.group(1) == null ? 0 : percent.group(1).length());
        }
        boolean date = DATE.matcher(format).find();
        boolean time = TIME.matcher(format).find();
        return date || time ? told(value, date, time) : null;
    }

    private String format(int id) {
        String custom = formats.get(id);
        if (custom != null) {
            return LITERALS.matcher(custom).replaceAll("");
        }
        if (id == 22) {
            return "d h";
        } else if (id == 9 || id == 10) {
            return id == 9 ? "0%" : "0.00%";
        }
        boolean date = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        boolean time = (id >= 18 && id <= 21) || (id >= 45 && id <= 47);
        return date ? "d" : time ? "h" : "";
    }

    /** With as many decimals as are seen. */
    private static @Nullable String percentage(String value, int decimals) {
        try {
            return BigDecimal.valueOf(Double.parseDouble(value))
                            .movePointRight(2)
                            .setScale(Math.min(decimals, MOST_DECIMALS), RoundingMode.HALF_UP)
                            .toPlainString()
                    + "%";
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private @Nullable String told(String value, boolean date, boolean time) {
        double days;
        try {
            days = Double.parseDouble(value);
        } catch (NumberFormatException none) {
            return null;
        }
        if (!(days >= 0 && days < LAST_DAY)) {
            return null;
        }
        long seconds = Math.round(days * SECONDS_A_DAY);
        LocalDateTime moment = day(seconds / SECONDS_A_DAY).atTime(LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY));
        String clock = moment.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
        if (!date) {
            return clock;
        }
        return time ? moment.toLocalDate() + " " + clock : moment.toLocalDate().toString();
    }

    private LocalDate day(long number) {
        if (from1904) {
            return START_1904.plusDays(number);
        }
        return BEFORE_1900.plusDays(number > FALSE_LEAP_DAY ? number - 1 : number);
    }
}
