package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.LogLines;
import io.turbozap.fixture.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
final class FailureLogTest {

    private static final String NUMBER = "5511987654321";

    @Test
    void a_bug_is_logged_with_its_trace_and_without_the_numbers_in_it(Vertx vertx) {
        TestDoor door = Waiting.await(TestDoor.open(vertx, Map.of()), 20);
        door.sessions.instead = Future.failedFuture(
                new IllegalStateException("for " + NUMBER, new NumberFormatException("\"" + NUMBER + "\"")));
        try (LogLines log = LogLines.captureEverything()) {
            assertEquals(500, Waiting.await(door.create(TestDoor.CAMPAIGN), 20).statusCode());
            List<String> lines = log.atLeastWarnings();
            assertTrue(
                    lines.stream()
                            .anyMatch(line -> line.contains("IllegalStateException: for …21")
                                    && line.contains("NumberFormatException")),
                    lines::toString);
            assertTrue(log.all().stream().noneMatch(line -> line.contains(NUMBER)), lines::toString);
        }
    }
}
