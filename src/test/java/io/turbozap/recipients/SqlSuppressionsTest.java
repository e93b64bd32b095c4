package io.turbozap.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlSuppressionsTest extends RegisterTest {

    private static final String ANA = "351912345678@c.us";

    private SqlSuppressions suppressions;

    @BeforeEach
    void read() {
        suppressions = await(SqlSuppressions.open(database));
    }

    private static Suppression of(String chatId) {
        return new Suppression(chatId, "asked", "operator", 1_700_000_000_000L);
    }

    @Test
    void what_was_added_is_refused_until_it_is_taken_off() {
        assertTrue(await(suppressions.add(of(ANA))));
        assertFalse(await(suppressions.add(of(ANA))));
        assertTrue(suppressions.isRefused(ANA) && suppressions.contains(ANA));

        assertTrue(await(suppressions.remove(ANA)));
        assertFalse(await(suppressions.remove(ANA)));
        assertFalse(suppressions.isRefused(ANA));
    }

    @Test
    void the_list_outlives_the_process() {
        await(suppressions.add(of(ANA)));
        await(suppressions.add(of("77@lid")));

        SqlSuppressions later = await(SqlSuppressions.open(database));

        assertTrue(later.isRefused(ANA) && later.isRefused("77@lid"));
        assertEquals(List.of(of(ANA), of("77@lid")), await(later.list(null, 10)));
        assertEquals(List.of(of("77@lid")), await(later.list(ANA, 10)));
    }

    @Test
    void one_form_of_a_brazilian_number_stands_for_the_other() {
        await(suppressions.add(of("5511999999999@c.us")));

        assertTrue(suppressions.isRefused("551199999999@c.us"));
        assertFalse(suppressions.contains("551199999999@c.us"));
    }

    @Test
    void what_could_not_be_stored_is_not_refused() {
        await(database.close());

        assertThrows(StoreException.class, () -> await(suppressions.add(of(ANA))));
        assertFalse(suppressions.isRefused(ANA));
    }

    @Test
    void of_many_changes_at_once_the_last_one_given_counts() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            boolean last = false;
            List<Future<Boolean>> changes = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                last = random.nextBoolean();
                changes.add(last ? suppressions.add(of(ANA)) : suppressions.remove(ANA));
            }
            await(Future.join(changes));

            assertEquals(last, suppressions.contains(ANA));
            assertEquals(last, !await(suppressions.list(null, 1)).isEmpty());
        }
    }
}
