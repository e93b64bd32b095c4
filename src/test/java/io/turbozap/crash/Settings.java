package io.turbozap.crash;

import java.util.HashMap;
import java.util.Map;

/** The environment of a server whose waits are short. */
final class Settings {

    private Settings() {}

    /** @param more variables that come on top, name and value in turn */
    static Map<String, String> quick(String waha, String database, String... more) {
        Map<String, String> variables = new HashMap<>(Map.ofEntries(
                Map.entry("WAHA_BASE_URL", waha),
                Map.entry("CHECK_MEDIA", "false"),
                Map.entry("DATABASE_URL", database),
                Map.entry("EXECUTION_INTERVAL", Long.toString(Ground.INTERVAL)),
                Map.entry("REQUEST_TIMEOUT", "1000"),
                // longer than any send that arrives late is late
                Map.entry("SETTLE_AFTER", "1500"),
                Map.entry("MEDIA_SETTLE_AFTER", "2500"),
                Map.entry("SESSION_RECHECK_INTERVAL", "50"),
                Map.entry("RETRY_BASE_DELAY", "10"),
                // each kill in the middle of a send is an attempt of it
                Map.entry("RETRY_MAX_ATTEMPTS", "100"),
                Map.entry("ERROR_BUDGET", "0"),
                Map.entry("RETAIN_COMPLETED", "1000000"),
                Map.entry("SHUTDOWN_GRACE", "5000")));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }
}
