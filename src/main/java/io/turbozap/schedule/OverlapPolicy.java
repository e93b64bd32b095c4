package io.turbozap.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The choice what becomes of a run while runs before it are not over. */
public enum OverlapPolicy {
    /** It is left out. */
    SKIP,
    /** It queues up behind them, unless too many do already. */
    QUEUE,
    /** They are stopped, and it runs. */
    REPLACE;

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, the default first. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(OverlapPolicy::wireName).toList();
    }

    /** The policy with this {@link #wireName()}, or null. */
    public static @Nullable OverlapPolicy parse(String wireName) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(wireName))
                .findAny()
                .orElse(null);
    }
}
