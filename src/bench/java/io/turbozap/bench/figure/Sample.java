package io.turbozap.bench.figure;

import java.util.Arrays;

/** What several rounds gave for one figure. */
public record Sample(double median, double min, double max, int rounds) {

    /** Sums up {@code values}, at least one of them. */
    public static Sample of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample needs a value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Sample(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
