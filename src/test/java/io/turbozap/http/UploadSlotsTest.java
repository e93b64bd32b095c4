package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Who may upload, and how much memory that may take. */
class UploadSlotsTest {

    private static final long MEGABYTE = 1 << 20;

    private final UploadSlots slots = new UploadSlots(UploadRules.of(3, 10 * MEGABYTE));

    private static void assertRefused(int status, Executable what) {
        Refusal refusal = assertThrows(Refusal.class, what);
        assertEquals(status, refusal.status());
        assertEquals(status == 429 ? "1" : null, refusal.headers().get("Retry-After"));
    }

    @Test
    void slots_are_free_again_once_left() {
        UploadSlots.Slot first = slots.enter();
        slots.enter();
        slots.enter();
        assertRefused(429, slots::enter);
        first.leave();
        slots.enter();
        assertEquals(3, slots.inUse());
    }

    @Test
    void uploads_share_the_memory_and_give_it_back() {
        UploadSlots.Slot first = slots.enter();
        UploadSlots.Slot second = slots.enter();
        first.claim(6 * MEGABYTE);
        second.claim(4 * MEGABYTE);
        assertRefused(429, () -> second.claim(5 * MEGABYTE));
        first.leave();
        assertDoesNotThrow(() -> second.claim(5 * MEGABYTE));
    }

    @Test
    void claims_only_grow() {
        UploadSlots.Slot first = slots.enter();
        first.claim(9 * MEGABYTE);
        first.claim(1 * MEGABYTE);
        UploadSlots.Slot second = slots.enter();
        assertRefused(429, () -> second.claim(2 * MEGABYTE));
    }

    @Test
    void one_alone_may_have_twice_the_share_and_small_ones_still_pass() {
        UploadSlots.Slot large = slots.enter();
        large.claim(20 * MEGABYTE);
        UploadSlots.Slot small = slots.enter();
        assertDoesNotThrow(() -> small.claim(1_000));
        assertRefused(429, () -> small.claim(MEGABYTE));
        assertRefused(413, () -> large.claim(21 * MEGABYTE));
    }
}
