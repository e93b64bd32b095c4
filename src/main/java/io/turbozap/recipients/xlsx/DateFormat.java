package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.xlsx.FormatSection.Token;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Shows a moment as a section of a format wants it. */
final class DateFormat {

    private final List<Token> tokens;
    private final Locale names;
    private final LocalDateTime moment;
    /** Since the beginning of all days, for what counts more hours than a day has. */
    private final long seconds;

    private final boolean halves;

    private DateFormat(FormatSection section, Region region, LocalDateTime moment, long seconds) {
        this.tokens = section.tokens();
        this.names = region.names();
        this.moment = moment;
        this.seconds = seconds;
        this.halves = section.has("am/pm");
    }

    static String show(LocalDateTime moment, long seconds, FormatSection section, Region region) {
        return new DateFormat(section, region, moment, seconds).show();
    }

    private String show() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String text = token.text();
            if (token.isLiteral() || text.equals("/") || text.equals(",") || text.equals(".")) {
                shown.append(text);
            } else if (text.charAt(0) == 'm' && isMinute(i)) {
                shown.append(number(moment.getMinute(), text.length()));
            } else if (!text.equals("@") && !text.equals("0")) {
                shown.append(part(text));
            }
        }
        String all = shown.toString().strip();
        return all.endsWith(".") ? all.substring(0, all.length() - 1) : all;
    }

    /** An {@code m} behind hours or before seconds. */
    private boolean isMinute(int index) {
        return neighbour(index, -1) == 'h' || neighbour(index, 1) == 's';
    }

    private char neighbour(int index, int step) {
        for (int i = index + step; i >= 0 && i < tokens.size(); i += step) {
            Token token = tokens.get(i);
            if (!token.isLiteral() && "ymdhs[".indexOf(token.text().charAt(0)) >= 0) {
                return token.text().charAt(0) == '['
                        ? token.text().charAt(1)
                        : token.text().charAt(0);
            }
        }
        return ' ';
    }

    private String part(String text) {
        int length = text.length();
        return switch (text.charAt(0)) {
            case 'y' -> length < 3 ? number(moment.getYear() % 100, 2) : String.valueOf(moment.getYear());
            case 'm' -> month(length);
            case 'd' -> day(length);
            case 'h' -> number(halves ? (moment.getHour() + 11) % 12 + 1 : moment.getHour(), length);
            case 's' -> number(moment.getSecond(), length);
            case 'a' -> moment.getHour() < 12 ? "AM" : "PM";
            case '[' -> elapsed(text);
            default -> text;
        };
    }

    private String month(int length) {
        return switch (length) {
            case 1, 2 -> number(moment.getMonthValue(), length);
            case 3 -> moment.getMonth().getDisplayName(TextStyle.SHORT, names).replaceFirst("\\.$", "");
            case 4 -> moment.getMonth().getDisplayName(TextStyle.FULL, names);
            default -> moment.getMonth().getDisplayName(TextStyle.NARROW, names);
        };
    }

    private String day(int length) {
        return switch (length) {
            case 1, 2 -> number(moment.getDayOfMonth(), length);
            case 3 ->
                moment.getDayOfWeek().getDisplayName(TextStyle.SHORT, names).replaceFirst("\\.$", "");
            default -> moment.getDayOfWeek().getDisplayName(TextStyle.FULL, names);
        };
    }

    private String elapsed(String text) {
        long all = text.charAt(1) == 'h' ? seconds / 3600 : text.charAt(1) == 'm' ? seconds / 60 : seconds;
        return number(all, text.length() - 2);
    }

    private static String number(long number, int digits) {
        return digits < 2 ? String.valueOf(number) : String.format(Locale.ROOT, "%02d", number);
    }
}
