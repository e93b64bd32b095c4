package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.xlsx.FormatSection.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Shows a number as a section of a format wants it: grouped, rounded, filled up with zeros, between other signs. */
final class NumberFormat {

    private static final String DIGITS = "0#?";
    private static final int MOST_DECIMALS = 30;

    private final List<Token> tokens;
    private final Region region;
    private final StringBuilder shown = new StringBuilder();
    /** Placeholders before and behind the decimal sign. */
    private int whole;

    private int decimals;
    private boolean isGrouped;
    private int thousands;
    private int percents;

    private NumberFormat(FormatSection section, Region region) {
        this.tokens = section.tokens();
        this.region = region;
        count();
    }

    /** {@code value} without its sign. */
    static String show(BigDecimal value, FormatSection section, Region region) {
        return new NumberFormat(section, region).show(value.abs());
    }

    private static boolean isDigit(Token token) {
        return !token.isLiteral() && DIGITS.contains(token.text());
    }

    private static boolean is(Token token, String sign) {
        return !token.isLiteral() && token.text().equals(sign);
    }

    private void count() {
        boolean behind = false;
        int commas = 0;
        for (Token token : tokens) {
            if (isDigit(token)) {
                isGrouped |= commas > 0 && !behind;
                commas = 0;
                whole += behind ? 0 : 1;
                decimals += behind ? 1 : 0;
            } else if (is(token, ".")) {
                behind = true;
                thousands += commas;
                commas = 0;
            } else if (is(token, ",")) {
                commas += whole > 0 ? 1 : 0;
            } else if (is(token, "%")) {
                percents++;
            }
        }
        thousands += commas;
    }

    private String show(BigDecimal value) {
        BigDecimal scaled = value.movePointRight(2 * percents)
                .movePointLeft(3 * thousands)
                .setScale(Math.min(decimals, MOST_DECIMALS), RoundingMode.HALF_UP);
        String plain = scaled.toPlainString();
        int point = plain.indexOf('.');
        String digits = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : plain.substring(point + 1);
        digits = digits.equals("0") ? "" : digits;
        int integers = 0;
        int behind = -1;
        for (Token token : tokens) {
            if (isDigit(token)) {
                if (behind < 0) {
                    whole(digits, integers++, token.text().charAt(0));
                } else {
                    decimal(fraction, behind++, token.text().charAt(0));
                }
            } else if (is(token, ".")) {
                if (whole == 0) {
                    shown.append(digits);
                }
                behind = 0;
                shown.append(region.decimalSign());
            } else if (token.isLiteral() || is(token, "%") || is(token, "/")) {
                shown.append(token.text());
            }
        }
        return shown.toString().strip();
    }

    /** The first placeholder takes all digits that there are more than placeholders. */
    private void whole(String digits, int place, char placeholder) {
        int behind = whole - place - 1;
        int from = place == 0 ? 0 : Math.max(0, digits.length() - behind - 1);
        int to = Math.max(0, digits.length() - behind);
        if (from < to) {
            for (int i = from; i < to; i++) {
                digit(digits.charAt(i), digits.length() - i - 1);
            }
        } else if (placeholder == '0') {
            digit('0', behind);
        } else if (placeholder == '?') {
            shown.append(' ');
        }
    }

    private void digit(char digit, int behind) {
        shown.append(digit);
        if (isGrouped && behind > 0 && behind % 3 == 0) {
            shown.append(region.groupSign());
        }
    }

    private void decimal(String fraction, int place, char placeholder) {
        boolean isZero =
                place >= fraction.length() || fraction.chars().skip(place).allMatch(digit -> digit == '0');
        if (!isZero || placeholder == '0') {
            shown.append(place < fraction.length() ? fraction.charAt(place) : '0');
        }
    }
}
