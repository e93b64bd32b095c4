package io.turbozap.bench.lab;

import io.turbozap.bench.process.Programs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a product is started.
 *
 * @param wahaUrl where it sends to
 * @param intervalMillis its interval
 * @param pinned whether it shares the first CPU with what else is pinned
 * @param heapMegabytes its largest heap, 0 for its default
 * @param javaOptions further options of the JVM
 * @param settings further variables of its environment, in place of those that a product gets anyway
 */
public record Launch(
        String wahaUrl,
        long intervalMillis,
        boolean pinned,
        int heapMegabytes,
        List<String> javaOptions,
        Map<String, String> settings) {

    private static final long A_DAY = 86_400_000;
    private static final String NOWHERE = "http://127.0.0.1:9";

    /** For measures that send nothing. */
    public static Launch idle() {
        return new Launch(NOWHERE, A_DAY, false, 0, List.of(), Map.of());
    }

    public static Launch against(Stub stub, long intervalMillis) {
        return new Launch(stub.url(), intervalMillis, false, 0, List.of(), Map.of());
    }

    /** The longest interval: what is executed stays queued after its first request. */
    public static Launch waiting(Stub stub) {
        return against(stub, A_DAY);
    }

    public Launch onFirstCpu(boolean value) {
        return new Launch(wahaUrl, intervalMillis, value, heapMegabytes, javaOptions, settings);
    }

    public Launch heap(int megabytes) {
        return new Launch(wahaUrl, intervalMillis, pinned, megabytes, javaOptions, settings);
    }

    public Launch with(List<String> options) {
        return new Launch(wahaUrl, intervalMillis, pinned, heapMegabytes, options, settings);
    }

    /** With the variable {@code name} set to {@code value}. */
    public Launch setting(String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return new Launch(wahaUrl, intervalMillis, pinned, heapMegabytes, javaOptions, Map.copyOf(more));
    }

    /** Recording in {@code store} rather than in memory. */
    public Launch in(Store store) {
        return setting("DATABASE_URL", store.url());
    }

    List<String> turbozap(Settings chosen) {
        List<String> command = new ArrayList<>(pinned ? Programs.pin() : List.of());
        command.add(Programs.ofJdk("java"));
        if (heapMegabytes > 0) {
            command.add("-Xmx" + heapMegabytes + "m");
        }
        command.addAll(javaOptions);
        command.addAll(chosen.javaOptions());
        command.addAll(List.of("-jar", chosen.jar().toAbsolutePath().toString(), "serve"));
        return command;
    }

    /** For a product that is a program of Node.js. */
    List<String> node() {
        List<String> command = new ArrayList<>(pinned ? Programs.pin() : List.of());
        command.addAll(List.of("node", "--expose-gc"));
        if (heapMegabytes > 0) {
            command.add("--max-old-space-size=" + heapMegabytes);
        }
        command.add("server.js");
        return command;
    }

    /** The settings of {@code product}, with limits that no measure meets. */
    Map<String, String> environment(Product product, int port) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PORT", Integer.toString(port));
        variables.put("WAHA_BASE_URL", wahaUrl);
        variables.put("WAHA_API_KEY", "bench");
        variables.put("EXECUTION_INTERVAL", Long.toString(intervalMillis));
        if (product == Product.REFERENCE_RAW) {
            variables.put("RAW", "1");
        }
        if (product == Product.TURBOZAP) {
            variables.put("DATABASE_URL", "memory");
            variables.put("BODY_LIMIT", "268435456");
            variables.put("MAX_CAMPAIGNS", "1000000");
            variables.put("MAX_SESSIONS", "1000000");
            variables.put("LOG_LEVEL", "WARN");
        }
        variables.putAll(settings);
        return variables;
    }
}
