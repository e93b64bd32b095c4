package io.turbozap.bench.figure;

/**
 * A bound to reach, on the figure itself or on its ratio to the reference.
 *
 * @param on what is compared
 * @param atMost whether the bounds are upper ones
 * @param must the bound to reach, NaN if there is only one to aim for
 * @param headline the bound to aim for, at least as hard as {@code must}, NaN if there is none
 */
public record Goal(On on, boolean atMost, double must, double headline) {

    enum On {
        VALUE,
        RATIO
    }

    public static Goal atMost(double must, double headline) {
        return new Goal(On.VALUE, true, must, headline);
    }

    public static Goal atMost(double must) {
        return atMost(must, Double.NaN);
    }

    public static Goal atLeast(double must, double headline) {
        return new Goal(On.VALUE, false, must, headline);
    }

    public static Goal timesBetter(double must, double headline) {
        return new Goal(On.RATIO, false, must, headline);
    }

    public static Goal timesBetter(double must) {
        return timesBetter(must, Double.NaN);
    }

    /** What {@code measured}, the figure or the ratio, reaches of this. */
    Verdict judge(double measured) {
        if (meets(measured, headline)) {
            return Verdict.HEADLINE;
        }
        if (Double.isNaN(must)) {
            return Verdict.AIM_MISSED;
        }
        return meets(measured, must) ? Verdict.REACHED : Verdict.MISSED;
    }

    String show(Unit unit) {
        String sign = atMost ? "≤ " : "≥ ";
        if (Double.isNaN(must)) {
            return "aim " + sign + bound(headline, unit);
        }
        String aim = Double.isNaN(headline) ? "" : " (aim " + bound(headline, unit) + ")";
        return sign + bound(must, unit) + aim;
    }

    private boolean meets(double measured, double bound) {
        return atMost ? measured <= bound : measured >= bound;
    }

    private String bound(double bound, Unit unit) {
        return on == On.RATIO ? Unit.number(bound) + " ×" : unit.show(bound);
    }
}
