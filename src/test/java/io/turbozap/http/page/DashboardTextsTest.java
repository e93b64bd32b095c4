package io.turbozap.http.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of the dashboard. */
class DashboardTextsTest {

    private static final Pattern KEY = Pattern.compile("(?m)^  '([^']+)':");
    /** A key that is written out; those that are put together are seen by the browser's tests. */
    private static final Pattern USE = Pattern.compile("\\bt\\('([\\w.]+)'");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Assets assets = Assets.packaged();

    private String file(String name) {
        return assets.find(name).plain().body().toString();
    }

    private Set<String> keys(String language) {
        return KEY.matcher(file("text/" + language + ".js"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_language_has_the_same_texts() {
        assertTrue(keys("en").size() > 100);
        assertEquals(keys("en"), keys("pt"));
    }

    @Test
    void every_text_that_is_asked_for_is_there() {
        Set<String> asked = assets.names().stream()
                .filter(name -> name.endsWith(".js") && !name.startsWith("vendor/"))
                .flatMap(name -> USE.matcher(file(name)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(asked.size() > 100);
        asked.removeAll(keys("en"));
        assertEquals(Set.of(), asked);
    }

    @Test
    void texts_are_filled_from_the_same_values_in_every_language() {
        assertEquals(placeholders("en"), placeholders("pt"));
    }

    /** What each text is filled from, once for each of its forms. */
    private Set<String> placeholders(String language) {
        String text = file("text/" + language + ".js");
        Set<String> all = new TreeSet<>();
        String[] entries = text.split("(?m)^(?=  ')", -1);
        for (String entry : entries) {
            var key = KEY.matcher(entry);
            if (key.find()) {
                PLACEHOLDER.matcher(entry).results().forEach(found -> all.add(key.group(1) + " " + found.group(1)));
            }
        }
        return all;
    }
}
