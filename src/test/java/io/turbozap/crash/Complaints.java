package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** How a server says that it cannot start. */
final class Complaints {

    private Complaints() {}

    /** What was written, apart from lines of the log, is one line that has these words. */
    static void assertOneLine(String output, String... words) {
        List<String> lines = output.lines()
                .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\d .*"))
                .toList();
        assertEquals(1, lines.size(), output);
        for (String word : words) {
            assertTrue(lines.get(0).contains(word), () -> word + " is not in: " + lines.get(0));
        }
    }
}
