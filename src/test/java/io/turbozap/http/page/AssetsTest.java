package io.turbozap.http.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the dashboard is packaged with. */
class AssetsTest {

    private static final int MAX_WEIGHT = 350 * 1024;

    /** How a module names another: in quotes after {@code from} or {@code import}. */
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?[\"']([^\"'\\s<>$]+)[\"']");

    private final Assets assets = Assets.packaged();

    @Test
    void everything_together_is_light() {
        assertTrue(assets.weight() <= MAX_WEIGHT, () -> assets.weight() + " bytes, packed");
    }

    @Test
    void every_file_has_a_known_type() {
        assertEquals(
                Set.of(),
                assets.names().stream()
                        .filter(name -> assets.find(name).type().equals(Asset.UNKNOWN))
                        .collect(Collectors.toSet()));
    }

    @Test
    void libraries_come_without_what_only_developers_and_servers_need() {
        assertNotNull(assets.find("vendor/chart.js"));
        assertNotNull(assets.find("vendor/lit-html/lit-html.js"));
        assertNotNull(assets.find("vendor/lit-html/directives/repeat.js"));
        assertNull(assets.find("vendor/lit-html/development/lit-html.js"));
        assertNull(assets.find("vendor/lit-html/node/lit-html.js"));
        assertNull(assets.find("vendor/lit-html/lit-html.js.map"));
    }

    @Test
    void every_module_that_another_needs_is_there() {
        Set<String> missing = new TreeSet<>();
        assets.names().stream().filter(name -> name.endsWith(".js")).forEach(name -> imports(name)
                .filter(wanted -> !assets.names().contains(wanted))
                .forEach(wanted -> missing.add(name + " wants " + wanted)));

        assertEquals(Set.of(), missing);
    }

    private Stream<String> imports(String name) {
        String script = assets.find(name).plain().body().toString();
        return IMPORT.matcher(script).results().map(found -> resolve(name, found));
    }

    private static String resolve(String name, MatchResult found) {
        String wanted = found.group(1);
        return wanted.startsWith("/assets/")
                ? wanted.substring("/assets/".length())
                : Path.of(name).resolveSibling(wanted).normalize().toString();
    }
}
