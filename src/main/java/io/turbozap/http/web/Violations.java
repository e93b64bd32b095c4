package io.turbozap.http.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collection of what is wrong: the first 100 in full, the rest as a number. */
public final class Violations {

    private static final int SHOWN = 100;

    private final List<Violation> shown = new ArrayList<>();
    private long omitted;

    public static Violations of(Violation only) {
        Violations violations = new Violations();
        violations.add(only);
        return violations;
    }

    public void add(Violation violation) {
        if (shown.size() < SHOWN) {
            shown.add(violation);
        } else {
            omitted++;
        }
    }

    public void add(String path, String message) {
        add(new Violation(path, message));
    }

    public void addAll(Violations others) {
        others.shown.forEach(this::add);
        omitted += others.omitted;
    }

    /**
     * The value that {@code read} gives; if that is refused, what is wrong is added, and {@code otherwise} stands for it.
     *
     * @throws ApiException if it is refused for another reason than violations
     */
    public <T extends @Nullable Object> T read(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (ApiException refused) {
            Violations found = refused.violations();
            if (found == null) {
                throw refused;
            }
            addAll(found);
            return otherwise;
        }
    }

    /**
     * Requires that nothing is wrong.
     *
     * @throws ApiException with all of this
     */
    public void requireNone() {
        if (!isEmpty()) {
            throw ApiException.invalid(this);
        }
    }

    /** Whether anything may be wrong with the member {@code name} of the body, or in it. */
    public boolean concern(String name) {
        return omitted > 0
                || shown.stream()
                        .map(Violation::path)
                        .anyMatch(path -> path.equals(name) || path.startsWith(name + "."));
    }

    public boolean isEmpty() {
        return shown.isEmpty();
    }

    public List<Violation> shown() {
        return Collections.unmodifiableList(shown);
    }

    /** How many more there are than {@link #shown}. */
    public long omitted() {
        return omitted;
    }
}
