package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much memory contacts say they take. */
class MemoryTest {

    private static Recipients.Builder plain(int count) {
        Recipients.Builder builder = new Recipients.Builder();
        for (int i = 0; i < count; i++) {
            builder.add(Long.toString(5511900000000L + i), Map.of());
        }
        return builder;
    }

    @Test
    void plain_contacts_take_eight_bytes_each() {
        assertEquals(80_000, plain(10_000).build(/* allowDuplicates= */ false).bytes());
    }

    @Test
    void what_is_kept_as_text_takes_at_least_its_length() {
        String id = "x".repeat(60) + "@newsletter";
        Recipients.Builder builder = plain(0);
        builder.add(id, Map.of());
        builder.add("5511999999999", Map.of("name", "y".repeat(1_000)));

        assertTrue(builder.bytes() > 1_071);
        assertTrue(builder.build(/* allowDuplicates= */ false).bytes() > 1_071);
    }

    @Test
    void duplicates_take_memory_until_they_are_left_out() {
        Recipients.Builder builder = new Recipients.Builder();
        for (int i = 0; i < 10_000; i++) {
            builder.add("5511999999999", Map.of());
        }

        assertTrue(builder.bytes() >= 80_000);
        assertEquals(8, builder.build(/* allowDuplicates= */ false).bytes());
    }
}
