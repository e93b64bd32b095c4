package io.turbozap.simulator.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.message.Fingerprint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CompactTablesTest {

    private static final long SEED = 20_261_121;

    @Test
    void the_set_of_hashes_agrees_with_an_ordinary_set() {
        SplittableRandom random = new SplittableRandom(SEED);
        LongSet set = new LongSet();
        Set<Long> model = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long hash = Fingerprint.of("m" + random.nextInt(8_000));
            assertEquals(model.add(hash), set.add(hash), "seed " + SEED + " step " + i);
        }
        assertEquals(model.size(), set.size());
        assertTrue(model.stream().allMatch(set::contains));
        assertFalse(set.contains(Fingerprint.of("never added")));
    }

    @Test
    void zero_is_an_element_like_others() {
        LongSet set = new LongSet();
        assertFalse(set.contains(0));
        assertTrue(set.add(0));
        assertFalse(set.add(0));
    }

    @Test
    void the_counts_of_chats_agree_with_an_ordinary_map() {
        SplittableRandom random = new SplittableRandom(SEED);
        ChatTallies tallies = new ChatTallies();
        Map<Long, Integer> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long chat = Fingerprint.of("c" + random.nextInt(3_000));
            assertEquals(model.merge(chat, 1, Integer::sum), tallies.add(chat, i), "seed " + SEED + " step " + i);
        }
        assertEquals(model.size(), tallies.size());
        model.forEach((chat, count) -> assertEquals(count, tallies.count(chat)));
        assertEquals(0, tallies.count(Fingerprint.of("never added")));
    }
}
