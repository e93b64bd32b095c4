package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.MemoryAllowance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The number formats of the styles of a workbook: as amounts, percentages, codes with zeros before them, and as dates
 * and times, which are days since 1900, or 1904 (ECMA-376, part 1, 18.8.30, 18.8.31 and 18.17.4). Not thread-safe.
 */
final class XlsxFormats {

    private static final long SECONDS_A_DAY = 86_400;
    private static final double LAST_DAY = 2_958_466; // the first of the year 10000
    /** The calendar of 1900 has a 29th of February that never was. */
    private static final int FALSE_LEAP_DAY = 60;

    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
    /** Digits that a number in a spreadsheet is good for. */
    private static final MathContext PRECISION = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_FORMAT = 256;
    /** What a format takes beside its text, in bytes. */
    private static final int EACH = 120;

    private static final String SYSTEM_DATE = "[$-F800]";

    private final Map<Integer, String> formats = new HashMap<>();
    /** The format of each style. */
    private int[] styles = new int[64];

    private int styleCount;

    private final Map<Integer, List<FormatSection>> sections = new HashMap<>();
    private final Region region;
    private final boolean from1904;
    private final MemoryAllowance memoryAllowance;

    /** @param region where the workbook comes from, as far as is known */
    XlsxFormats(Region region, boolean from1904, MemoryAllowance memoryAllowance) {
        this.region = region;
        this.memoryAllowance = memoryAllowance;
        this.from1904 = from1904;
    }

    /** Understands the part with the styles. */
    void read(XmlPart xml) {
        boolean ofCells = false;
        while (xml.nextStart()) {
            if (xml.is("numFmt")) {
                format(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
            } else if (xml.is("cellXfs") || xml.is("cellStyleXfs") || xml.is("dxfs")) {
                ofCells = xml.is("cellXfs");
            } else if (ofCells && xml.is("xf")) {
                style(number(xml.attribute("numFmtId")));
            }
        }
    }

    private void format(int id, String code) {
        String kept = code.length() > LONGEST_FORMAT ? "" : code;
        memoryAllowance.take(EACH + Character.BYTES * (long) kept.length());
        formats.put(id, kept);
    }

    private void style(int format) {
        if (styleCount == styles.length) {
            memoryAllowance.take(Integer.BYTES * (long) styles.length);
            styles = Arrays.copyOf(styles, 2 * styles.length);
        }
        styles[styleCount++] = format;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** How {@code value} is shown in a cell of this style, or null if that is as it is. */
    @Nullable
    String shown(@Nullable String style, String value) {
        int index = style == null ? -1 : number(style);
        if (index < 0 || index >= styleCount || value.isEmpty() || value.length() > LONGEST_NUMBER) {
            return null;
        }
        List<FormatSection> all = sections.computeIfAbsent(styles[index], this::sections);
        try {
            BigDecimal number = new BigDecimal(value).round(PRECISION);
            return all.isEmpty() || Math.abs(number.scale()) > LONGEST_NUMBER ? null : shown(number, all);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** None if the format shows numbers as they are. */
    private List<FormatSection> sections(int id) {
        String format = formats.get(id);
        String code = format == null ? builtIn(id) : format.startsWith(SYSTEM_DATE) ? region.shortDate() : format;
        boolean general = code.isEmpty() || code.toLowerCase(Locale.ROOT).contains("general");
        List<FormatSection> understood = general ? List.of() : FormatSection.of(code);
        memoryAllowance.take(
                EACH + understood.stream().mapToLong(FormatSection::bytes).sum());
        return understood;
    }

    private String builtIn(int id) {
        return switch (id) {
            case 1 -> "0";
            case 2 -> "0.00";
            case 3, 5, 6, 37, 38, 41, 42 -> "#,##0";
            case 4, 7, 8, 39, 40, 43, 44 -> "#,##0.00";
            case 9 -> "0%";
            case 10 -> "0.00%";
            case 14, 15, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> region.shortDate();
            case 16 -> "d\\-mmm";
            case 17 -> "mmm\\-yy";
            case 18 -> "h:mm AM/PM";
            case 19 -> "h:mm:ss AM/PM";
            case 20, 32, 33, 34, 35, 55, 56 -> "hh:mm";
            case 21 -> "hh:mm:ss";
            case 22 -> region.shortDate() + " hh:mm";
            case 45, 47 -> "mm:ss";
            case 46 -> "[h]:mm:ss";
            default -> "";
        };
    }

    private @Nullable String shown(BigDecimal number, List<FormatSection> all) {
        int which = section(number, all);
        FormatSection section = all.get(which);
        if (section.isDate()) {
            return moment(number.doubleValue(), section);
        } else if (section.has("E") || section.has("/") || section.has("@")) {
            return null; // with all its digits, for powers of ten are unreadable in a message
        }
        boolean signed = number.signum() < 0 && (which == 0 || section.condition() != null);
        String shown = NumberFormat.show(number, section, region.of(section));
        return signed ? "-" + shown : shown;
    }

    /** Positive numbers and zero, negative ones, and zero have their sections, unless these have conditions. */
    private static int section(BigDecimal number, List<FormatSection> all) {
        if (all.stream().anyMatch(section -> section.condition() != null)) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).fits(number)) {
                    return i;
                }
            }
            return all.size() - 1;
        }
        int which = number.signum() < 0 ? 1 : number.signum() == 0 ? 2 : 0;
        return which < all.size() && !(which == 2 && all.get(2).has("@")) ? which : 0;
    }

    private @Nullable String moment(double days, FormatSection section) {
        if (!(days >= 0 && days < LAST_DAY)) {
            return null;
        }
        long seconds = Math.round(days * SECONDS_A_DAY);
        LocalDateTime moment = day(seconds / SECONDS_A_DAY).atTime(LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY));
        return DateFormat.show(moment, seconds, section, region.of(section));
    }

    private LocalDate day(long number) {
        if (from1904) {
            return START_1904.plusDays(number);
        }
        return BEFORE_1900.plusDays(number > FALSE_LEAP_DAY ? number - 1 : number);
    }
}
