package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.http.web.Admission;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each operation needs the permission that the table admissions.txt names, and each is in the table. */
@ExtendWith(VertxExtension.class)
final class AdmissionTableTest {

    /** Each operation with its admission, as the table has it: a permission, {@code open}, or {@code divided} too. */
    static SortedMap<String, String> table() {
        SortedMap<String, String> table = new TreeMap<>();
        try (InputStream lines = AdmissionTableTest.class.getResourceAsStream("/admissions.txt")) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split(" +", 3);
                table.put(cells[0] + " " + cells[1], cells[2]);
            });
            return table;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Admission admission) {
        return admission.permission() == null
                ? "open"
                : admission.permission() + (admission.divided() ? " divided" : "");
    }

    @Test
    void each_operation_has_the_admission_of_the_table(Vertx vertx) {
        TestDoor door = TestDoor.open(vertx).await();
        SortedMap<String, String> served = new TreeMap<>();
        FrontRouter.operations(vertx, door.shared())
                .forEach((operation, admission) -> served.put(operation, text(admission)));

        assertEquals(table(), served);
    }
}
