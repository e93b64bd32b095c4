package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.session.BlockReason;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.store.Statement;
import org.junit.jupiter.api.Test;

/** Rule C23: what WhatsApp said of a number counts for days. */
final class CheckedNumbersTest extends StoreTest {

    private static final long GOOD_FOR = 1_000;
    private static final NumberCheck ON_WHATSAPP = new NumberCheck.Registered("553188887777@c.us");

    private CheckedNumbers numbers() {
        return new CheckedNumbers(database, clock, GOOD_FOR);
    }

    /** Returns once everything is kept that was learned before, for changes keep their order. */
    private void settle() {
        await(database.write(Statement.of("DELETE FROM number_check WHERE chat_id = ?", "nobody")));
    }

    @Test
    void what_was_said_counts_for_its_time() {
        CheckedNumbers numbers = numbers();
        assertNull(await(numbers.recall("1@c.us")));
        numbers.learned("1@c.us", ON_WHATSAPP);
        numbers.learned("2@c.us", NumberCheck.Unregistered.INSTANCE);
        settle();
        now += GOOD_FOR;
        assertEquals(ON_WHATSAPP, await(numbers.recall("1@c.us")));
        assertEquals(NumberCheck.Unregistered.INSTANCE, await(numbers.recall("2@c.us")));
        now++;
        assertNull(await(numbers.recall("1@c.us")));
    }

    @Test
    void what_was_said_last_counts_and_what_nobody_could_say_does_not() {
        CheckedNumbers numbers = numbers();
        numbers.learned("1@c.us", ON_WHATSAPP);
        numbers.learned("1@c.us", NumberCheck.Unregistered.INSTANCE);
        numbers.learned("1@c.us", new NumberCheck.Unknown(BlockReason.RATE_OVERLIMIT, "too many"));
        settle();
        assertEquals(NumberCheck.Unregistered.INSTANCE, await(numbers.recall("1@c.us")));
    }
}
