package io.turbozap.recipients.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.recipients.RegisterTest;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlSuppressionsTest extends RegisterTest {

    private static final String ANA = "351912345678@c.us";

    private static final long NOW = 1_700_000_000_000L;

    private SqlSuppressions suppressions;

    @BeforeEach
    void read() {
        suppressions = await(SqlSuppressions.open(database));
    }

    private static Suppression of(String chatId) {
        return new Suppression(chatId, "asked", "operator", NOW);
    }

    @Test
    void what_was_added_is_refused_until_it_is_taken_off() {
        assertTrue(await(suppressions.add(Org.FIRST, of(ANA))));
        assertFalse(await(suppressions.add(Org.FIRST, of(ANA))));
        assertTrue(suppressions.contains(Org.FIRST, ANA));

        assertTrue(await(suppressions.remove(Org.FIRST, ANA, NOW)));
        assertFalse(await(suppressions.remove(Org.FIRST, ANA, NOW)));
        assertFalse(suppressions.contains(Org.FIRST, ANA));
    }

    @Test
    void the_list_outlives_the_process() {
        await(suppressions.add(Org.FIRST, of(ANA)));
        await(suppressions.add(Org.FIRST, of("77@lid")));

        SqlSuppressions later = await(SqlSuppressions.open(database));

        assertTrue(later.contains(Org.FIRST, ANA) && later.contains(Org.FIRST, "77@lid"));
        assertEquals(List.of(of(ANA), of("77@lid")), await(later.list(Org.FIRST, null, 10)));
        assertEquals(List.of(of("77@lid")), await(later.list(Org.FIRST, ANA, 10)));
    }

    @Test
    void one_spelling_of_a_number_stands_for_the_others() {
        assertTrue(await(suppressions.add(Org.FIRST, of("5215574949947@c.us"))));
        assertFalse(await(suppressions.add(Org.FIRST, of("525574949947@c.us"))));

        assertTrue(suppressions.contains(Org.FIRST, "525574949947@c.us"));
        assertEquals(
                List.of(of("5215574949947@c.us")),
                await(suppressions.list(Org.FIRST, null, 10)),
                "one row, as it was written");
        assertTrue(await(suppressions.remove(Org.FIRST, "525574949947@c.us", NOW)));
        assertFalse(suppressions.contains(Org.FIRST, "5215574949947@c.us"));
        assertEquals(List.of(), await(suppressions.list(Org.FIRST, null, 10)));
    }

    @Test
    void a_hidden_id_and_its_number_are_one_row_that_either_takes_off() {
        long at = NOW;
        for (String id : List.of("77@lid", ANA)) {
            assertTrue(await(suppressions.follow(Org.FIRST, ANA, "77@lid", true, ++at)));
            SqlSuppressions later = await(SqlSuppressions.open(database));

            assertTrue(suppressions.contains(Org.FIRST, "77@lid") && suppressions.contains(Org.FIRST, ANA));
            assertTrue(later.contains(Org.FIRST, "77@lid") && later.contains(Org.FIRST, ANA));
            assertEquals(
                    List.of(new Suppression(ANA, "77@lid", "opted out", "message", at)),
                    await(later.list(Org.FIRST, null, 10)));
            assertTrue(await(suppressions.remove(Org.FIRST, id, ++at)));
            assertFalse(suppressions.contains(Org.FIRST, "77@lid") || suppressions.contains(Org.FIRST, ANA));
            assertEquals(List.of(), await(suppressions.list(Org.FIRST, null, 10)));
        }
    }

    @Test
    void a_hidden_id_that_was_alone_joins_its_number_once_that_is_known() {
        await(suppressions.follow(Org.FIRST, "77@lid", null, true, NOW));
        await(suppressions.add(Org.FIRST, of(ANA)));
        await(suppressions.follow(Org.FIRST, ANA, "77@lid", true, NOW));

        List<Suppression> rows = await(suppressions.list(Org.FIRST, null, 10));

        assertEquals(List.of("77@lid"), rows.stream().map(Suppression::hiddenId).toList());
        assertTrue(suppressions.contains(Org.FIRST, "77@lid") && suppressions.contains(Org.FIRST, ANA));
    }

    private boolean follow(boolean optOut, long at) {
        boolean changed = await(suppressions.follow(Org.FIRST, ANA, null, optOut, at));
        boolean stored = !await(suppressions.list(Org.FIRST, null, 1)).isEmpty();
        assertEquals(stored, suppressions.contains(Org.FIRST, ANA), "memory and store differ");
        return changed;
    }

    @Test
    void wish_is_followed_in_the_order_of_its_messages_whenever_they_come() { // BEHAVIOUR 21
        assertTrue(follow(true, 2_000));
        assertFalse(follow(false, 1_000));
        assertTrue(suppressions.contains(Org.FIRST, ANA));
        assertFalse(follow(true, 2_000), "it came again");
        assertTrue(follow(false, 3_000));
        assertFalse(follow(true, 2_000));
        assertFalse(suppressions.contains(Org.FIRST, ANA));
        assertTrue(follow(true, 3_000), "of two at the same time the opt-out counts");
        assertFalse(follow(false, 3_000));
        assertTrue(suppressions.contains(Org.FIRST, ANA));
    }

    @Test
    void order_of_wishes_outlives_the_process() {
        follow(true, 2_000);
        follow(false, 3_000);
        suppressions = await(SqlSuppressions.open(database));
        assertFalse(follow(true, 2_000), "an old message read again from the history");
        assertFalse(suppressions.contains(Org.FIRST, ANA));

        follow(true, 4_000);
        suppressions = await(SqlSuppressions.open(database));
        assertFalse(follow(false, 3_000), "a signed webhook that somebody has kept, posted again after a restart");
        assertTrue(suppressions.contains(Org.FIRST, ANA));
    }

    @Test
    void message_never_lifts_what_an_operator_set() { // BEHAVIOUR 21
        await(suppressions.add(Org.FIRST, of(ANA)));
        assertFalse(follow(false, NOW + 5_000));
        assertTrue(suppressions.contains(Org.FIRST, ANA));
    }

    @Test
    void operator_who_suppresses_whom_a_message_had_suppressed_makes_it_the_operators() {
        follow(true, 1_000);
        assertFalse(await(suppressions.add(Org.FIRST, of(ANA))));
        assertFalse(follow(false, NOW + 5_000));
        assertEquals(
                "operator", await(suppressions.list(Org.FIRST, null, 1)).get(0).source());
    }

    @Test
    void what_an_operator_took_off_comes_back_with_a_newer_message_alone() {
        follow(true, 1_000);
        assertTrue(await(suppressions.remove(Org.FIRST, ANA, NOW)));
        assertFalse(follow(true, 1_000), "the old one, read again");
        assertTrue(follow(true, NOW + 1));
    }

    @Test
    void wishes_in_any_order_and_number_end_as_the_latest() {
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            String chat = "4915112345" + round + "@c.us";
            long latest = -1;
            boolean expected = false;
            List<Future<Boolean>> changes = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                long at = random.nextInt(1_000);
                boolean optOut = random.nextBoolean();
                changes.add(suppressions.follow(Org.FIRST, chat, null, optOut, at));
                if (at > latest || (at == latest && optOut)) {
                    latest = at;
                    expected = optOut;
                }
            }
            await(Future.join(changes));
            boolean stored = await(suppressions.list(Org.FIRST, null, 100)).stream()
                    .anyMatch(each -> each.chatId().equals(chat));
            assertEquals(expected, stored, "round " + round);
            assertEquals(expected, suppressions.contains(Org.FIRST, chat), "round " + round);
        }
    }

    @Test
    void what_could_not_be_stored_is_not_refused() {
        await(database.close());

        assertThrows(StoreException.class, () -> await(suppressions.add(Org.FIRST, of(ANA))));
        assertFalse(suppressions.contains(Org.FIRST, ANA));
    }

    @Test
    void of_many_changes_at_once_the_last_one_given_counts() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            boolean last = false;
            List<Future<Boolean>> changes = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                last = random.nextBoolean();
                changes.add(last ? suppressions.add(Org.FIRST, of(ANA)) : suppressions.remove(Org.FIRST, ANA, NOW));
            }
            await(Future.join(changes));

            assertEquals(last, suppressions.contains(Org.FIRST, ANA));
            assertEquals(last, !await(suppressions.list(Org.FIRST, null, 1)).isEmpty());
        }
    }
}
