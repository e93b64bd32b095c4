package io.turbozap.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What one round of a measure gave, by name. A figure that could not be measured is absent. */
final class Figures {

    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Keeps {@code value}, unless it is not a number: then there is nothing to keep. */
    void put(String name, double value) {
        if (!Double.isNaN(value)) {
            values.put(name, value);
        }
    }

    /** The figure of that name, NaN if it was not measured. */
    double get(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** All of them on one line, for the progress. */
    String show() {
        return values.entrySet().stream()
                .map(figure -> figure.getKey() + " " + Unit.number(figure.getValue()))
                .collect(Collectors.joining("; "));
    }

    Map<String, Double> all() {
        return Collections.unmodifiableMap(values);
    }
}
