package io.turbozap.bench.figure;

/** How a figure stands to its goals, from best to worst. */
public enum Verdict {
    HEADLINE("reached, and its aim"),
    REACHED("reached"),
    AIM_MISSED("aim missed"),
    MISSED("missed"),
    NOT_MEASURED("not measured"),
    NO_GOAL("");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Both verdicts in one: the worse of the two, where what was measured outweighs what was not. */
    Verdict and(Verdict other) {
        if (this == NO_GOAL || this == NOT_MEASURED) {
            return other == NO_GOAL ? this : other;
        }
        return other == NO_GOAL || other == NOT_MEASURED || compareTo(other) > 0 ? this : other;
    }
}
