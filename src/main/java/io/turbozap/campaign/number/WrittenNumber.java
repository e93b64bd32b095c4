package io.turbozap.campaign.number;

import org.jspecify.annotations.Nullable;

/**
 * The digits of a number, and what the way it is written shows about them.
 *
 * @param digits ASCII, a leading {@code 00} and a trunk zero in brackets left out
 * @param international whether {@code +}, {@code 00} or a trunk zero in brackets shows that they begin with a country
 *     code
 * @param national whether a trunk zero or an area code in brackets shows that they do not
 * @param trunkAt where a trunk zero in brackets stood, or -1
 */
record WrittenNumber(String digits, boolean international, boolean national, int trunkAt) {

    /** A country code, 15 digits at most, and what people dial before either. */
    private static final int MOST_DIGITS = 20;

    /** The digits that are no national number with its area code in brackets: the brackets hold the country code. */
    private static final int LONGER_THAN_NATIONAL = 12;

    private static final int FEWEST_DIGITS = PhoneNumber.MIN_DIGITS;

    /** What stands in {@link NumberText}; null if that is no number, or more than one. */
    static @Nullable WrittenNumber of(String plain) {
        return new Scan().of(plain);
    }

    private static final class Scan {

        private final StringBuilder digits = new StringBuilder();
        private boolean international;
        private int bracket = -1;
        private int areaCode;
        private int trunkAt = -1;
        /** Where the digits behind the last sign that may part two numbers begin. */
        private int part;

        private boolean longPart;

        @Nullable
        WrittenNumber of(String plain) {
            for (int i = 0; i < plain.length(); i++) {
                if (!take(plain.charAt(i))) {
                    return null;
                }
            }
            boolean two = longPart && digits.length() - part >= FEWEST_DIGITS;
            return two || digits.length() > MOST_DIGITS ? null : written();
        }

        private boolean take(char c) {
            switch (c) {
                case '+' -> plus();
                case '/' -> parted();
                case '(' -> bracket = digits.length();
                case ')' -> close();
                case ' ', '-', '.' -> {}
                default -> {
                    if (c < '0' || c > '9') {
                        return false;
                    }
                    digits.append(c);
                }
            }
            return true;
        }

        private void plus() {
            if (digits.isEmpty()) {
                international = true;
            } else {
                parted();
            }
        }

        private void parted() {
            longPart |= digits.length() - part >= FEWEST_DIGITS;
            part = digits.length();
        }

        private void close() {
            if (bracket < 0) {
                return;
            }
            int length = digits.length() - bracket;
            if (bracket == 0) {
                areaCode = length;
            } else if (length == 1 && digits.charAt(bracket) == '0' && trunkAt < 0) {
                digits.setLength(bracket);
                trunkAt = bracket;
                international = true;
            }
            bracket = -1;
        }

        private WrittenNumber written() {
            String all = digits.toString();
            if (!international && all.startsWith("00")) {
                return new WrittenNumber(all.substring(2), true, false, trunkAt - 2);
            }
            if (international && all.startsWith("00")) {
                all = all.substring(2);
            }
            boolean bracketed = areaCode > 0 && areaCode < all.length() && all.length() < LONGER_THAN_NATIONAL;
            boolean national = !international && (all.startsWith("0") || bracketed);
            return new WrittenNumber(all, international, national, trunkAt);
        }
    }
}
