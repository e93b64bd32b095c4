package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clients that make up methods and paths leave nothing in the metrics: what is kept for each name would never be freed. */
final class InventedMethodsTest {

    private static final Pattern METHOD = Pattern.compile("method=\"([^\"]*)\"");

    @Test
    void metrics_have_one_name_for_all_methods_that_clients_invent() {
        try (WholeServer whole = WholeServer.start(WholeServer.waha())) {
            for (int i = 0; i < 100; i++) {
                HttpMethod invented = HttpMethod.valueOf("BREW" + i);
                assertEquals(405, whole.send(invented, "/health", null).statusCode());
                assertEquals(404, whole.send(invented, "/nowhere/" + i, null).statusCode());
            }
            String metrics = whole.get("/metrics").bodyAsString();
            Set<String> methods = METHOD.matcher(metrics)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(Set.of("GET", "OTHER", "POST").containsAll(methods), methods::toString);
            assertTrue(!metrics.contains("nowhere"));
        }
    }
}
