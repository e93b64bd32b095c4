package io.turbozap.bench.figure;

import java.util.Locale;

/** The units of figures, and which direction is better. */
public enum Unit {
    MILLIS(" ms", false),
    MICROS(" µs", false),
    BYTES(" B", false),
    MEGABYTES(" MB", false),
    CORES(" cores", false),
    PER_SECOND("/s", true),
    PERCENT(" %", true);

    private final String symbol;
    private final boolean moreIsBetter;

    Unit(String symbol, boolean moreIsBetter) {
        this.symbol = symbol;
        this.moreIsBetter = moreIsBetter;
    }

    /** How many times better {@code value} is than {@code reference}. */
    double ratio(double value, double reference) {
        return moreIsBetter ? value / reference : reference / value;
    }

    public String show(double value) {
        return number(value) + symbol;
    }

    public String show(Sample sample) {
        String median = number(sample.median());
        String spread = sample.rounds() == 1 || sample.min() == sample.max()
                ? ""
                : " [" + number(sample.min()) + ".." + number(sample.max()) + "]";
        return median + spread + symbol;
    }

    /** Three digits that matter, and thousands kept readable. */
    public static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        String text = String.format(Locale.ROOT, format, value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
