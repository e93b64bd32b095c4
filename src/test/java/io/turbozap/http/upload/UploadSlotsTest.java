package io.turbozap.http.upload;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.http.web.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Who may upload, and how much memory that may take. */
class UploadSlotsTest {

    private static final long MEGABYTE = 1 << 20;

    private final UploadSlots slots = new UploadSlots(UploadRules.of(3, 10 * MEGABYTE));

    private static void assertRefused(int status, Executable what) {
        ApiException apiException = assertThrows(ApiException.class, what);
        assertEquals(status, apiException.status());
        assertEquals(status == 429 ? "1" : null, apiException.headers().get("Retry-After"));
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

    @Test
    void small_bodies_take_no_slot_but_share_a_part_of_the_memory() {
        slots.enter();
        slots.enter();
        slots.enter();
        long each = 64 * 1024 + 16 * 1024;
        long fit = 10 * MEGABYTE / 4 / each;
        UploadSlots.Slot last = slots.enterSmall();
        last.claim(64 * 1024);
        for (int i = 1; i < fit; i++) {
            slots.enterSmall().claim(64 * 1024);
        }
        assertRefused(429, () -> slots.enterSmall().claim(64 * 1024));
        last.leave();
        assertDoesNotThrow(() -> slots.enterSmall().claim(64 * 1024));
        assertEquals(3, slots.inUse());
    }

    @Test
    void what_only_looked_small_takes_a_slot_like_any_other() {
        UploadSlots.Slot grown = slots.enterSmall();
        grown.claim(2 * MEGABYTE);
        assertEquals(1, slots.inUse());
        slots.enter();
        slots.enter();
        UploadSlots.Slot another = slots.enterSmall();
        assertRefused(429, () -> another.claim(2 * MEGABYTE));
        grown.leave();
        assertDoesNotThrow(() -> another.claim(2 * MEGABYTE));
        assertEquals(3, slots.inUse());
    }

    @Test
    void whoever_leaves_gives_back_what_it_had() {
        for (int i = 0; i < 1_000; i++) {
            UploadSlots.Slot small = slots.enterSmall();
            small.claim(60_000);
            small.requireOwn();
            small.claim(9 * MEGABYTE);
            small.leave();
        }
        assertEquals(0, slots.inUse());
        assertDoesNotThrow(() -> slots.enter().claim(20 * MEGABYTE));
    }

    private List<UploadSlots.Slot> threeSlow() {
        List<UploadSlots.Slot> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            UploadSlots.Slot slot = slots.enter();
            slot.claim(MEGABYTE * 3);
            slot.giveWay();
            all.add(slot);
        }
        return all;
    }

    private static List<Boolean> gone(List<UploadSlots.Slot> all) {
        return all.stream().map(UploadSlots.Slot::isGone).toList();
    }

    @Test
    void slow_bodies_keep_nobody_from_uploading_and_stay_while_nobody_else_comes() {
        List<UploadSlots.Slot> slow = threeSlow();
        assertEquals(List.of(false, false, false), gone(slow));

        UploadSlots.Slot another = slots.enter();
        assertEquals(List.of(true, false, false), gone(slow));
        assertEquals(3, slots.inUse());

        another.claim(9 * MEGABYTE);
        assertEquals(List.of(true, true, true), gone(slow));
        assertEquals(1, slots.inUse());
    }

    @Test
    void a_body_that_comes_well_again_keeps_its_place() {
        UploadSlots.Slot slow = slots.enter();
        slow.giveWay();
        slow.keep();
        slots.enter();
        slots.enter();

        assertRefused(429, slots::enter);
        assertEquals(List.of(false), gone(List.of(slow)));
    }

    @Test
    void whoever_gave_way_has_no_place_any_more_and_gives_none_back() {
        UploadSlots.Slot slow = slots.enter();
        slow.giveWay();
        for (int i = 0; i < 3; i++) {
            slots.enter();
        }

        assertRefusedAsSlow(() -> slow.claim(10));
        assertRefusedAsSlow(() -> slow.received(10));
        assertRefusedAsSlow(slow::requireOwn);
        slow.leave();
        assertEquals(3, slots.inUse());
    }

    private static void assertRefusedAsSlow(Executable what) {
        assertEquals(408, assertThrows(ApiException.class, what).status());
    }

    @Test
    void small_bodies_that_come_slowly_give_way_to_other_small_ones() {
        UploadSlots.Slot large = slots.enter();
        large.giveWay();
        // each takes at least 16 kB of a quarter of the memory
        for (int i = 0; i < 1_000; i++) {
            slots.enterSmall().giveWay();
        }

        assertDoesNotThrow(slots::enterSmall);
        assertEquals(List.of(false), gone(List.of(large)));
    }
}
