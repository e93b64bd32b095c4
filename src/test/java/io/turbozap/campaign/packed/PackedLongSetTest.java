package io.turbozap.campaign.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The set that finds duplicate contacts. */
final class PackedLongSetTest {

    @Test
    void it_answers_like_any_other_set() {
        Seeds.each(200, random -> {
            PackedLongSet packed = new PackedLongSet();
            Set<Long> model = new HashSet<>();
            long range = 1L << random.nextInt(1, 62);
            for (int i = 0; i < 3_000; i++) {
                long value = 1 + random.nextLong(range);
                switch (random.nextInt(4)) {
                    case 0 -> assertEquals(model.remove(value), packed.remove(value));
                    case 1 -> assertEquals(model.contains(value), packed.contains(value));
                    default -> assertEquals(model.add(value), packed.add(value));
                }
            }
        });
    }

    @Test
    void what_is_taken_out_of_a_crowd_leaves_all_others_findable() {
        PackedLongSet packed = new PackedLongSet();
        for (long i = 1; i <= 5_000; i++) {
            packed.add(i << 40);
        }
        for (long i = 1; i <= 5_000; i += 2) {
            packed.remove(i << 40);
        }
        for (long i = 1; i <= 5_000; i++) {
            assertEquals(i % 2 == 0, packed.contains(i << 40));
        }
    }

    @Test
    void numbers_that_crowd_one_segment_are_all_kept() {
        PackedLongSet packed = new PackedLongSet();
        for (int round = 0; round < 2; round++) {
            for (long i = 1; i <= 20_000; i++) {
                assertEquals(round == 0, packed.add(i << 40));
            }
        }
    }
}
