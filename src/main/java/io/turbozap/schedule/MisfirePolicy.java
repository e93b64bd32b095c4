package io.turbozap.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The choice what becomes of runs whose time passed while the server was down. */
public enum MisfirePolicy {
    /** The latest one runs late. */
    LATEST(1),
    /** None runs late. */
    NONE(1),
    /** The latest ones run late, one behind the other. */
    ALL(24);

    private final int most;

    MisfirePolicy(int most) {
        this.most = most;
    }

    /** How many runs may be due at once. */
    int most() {
        return most;
    }

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, the default first. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(MisfirePolicy::wireName).toList();
    }

    /** The policy with this {@link #wireName()}, or null. */
    public static @Nullable MisfirePolicy parse(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(wireName))
                .findAny()
                .orElse(null);
    }
}
