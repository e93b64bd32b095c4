package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turbozap.fixture.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An API key that WAHA refuses shows in the log at the start, before anything is sent. */
final class RefusedKeyTest {

    private static final String REFUSED = "refuses the API key (401): set WAHA_API_KEY to its key";

    @Test
    void refused_key_is_one_line_that_names_the_setting_and_not_the_key() {
        try (LogLines log = LogLines.capture();
                WholeServer whole =
                        WholeServer.start(waha().apiKey("right-key-123"), "WAHA_API_KEY", "wrong-key-456")) {
            whole.until(() -> "a line about the key", () -> !lines(log).isEmpty());
            assertEquals(1, lines(log).size());
            assertFalse(
                    log.all().toString().contains("key-456"), () -> log.all().toString());
        }
    }

    @Test
    void accepted_key_is_no_line() {
        try (LogLines log = LogLines.capture();
                WholeServer whole =
                        WholeServer.start(waha().apiKey("right-key-123"), "WAHA_API_KEY", "right-key-123")) {
            whole.untilStatus(whole.execute("sales", 1, WholeServer.text("hello")), "completed");
            assertEquals(List.of(), lines(log));
        }
    }

    private static List<String> lines(LogLines log) {
        return log.aboveDebug().stream().filter(line -> line.contains(REFUSED)).toList();
    }
}
