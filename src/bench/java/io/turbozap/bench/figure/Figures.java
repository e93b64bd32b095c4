package io.turbozap.bench.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What one round of a measure gave, by name. A figure that could not be measured is absent. */
public final class Figures {

    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Keeps {@code value}, unless it is not a number: then there is nothing to keep. */
    public void put(String name, double value) {
        if (!Double.isNaN(value)) {
            values.put(name, value);
        }
    }

    /** The figure of that name, NaN if it was not measured. */
    double get(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** All of them on one line, for the progress. */
    public String show() {
        return values.entrySet().stream()
                .map(figure -> figure.getKey() + " " + Unit.number(figure.getValue()))
                .collect(Collectors.joining("; "));
    }

    public Map<String, Double> all() {
        return Collections.unmodifiableMap(values);
    }
}
