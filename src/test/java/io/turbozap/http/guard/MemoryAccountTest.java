package io.turbozap.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.turbozap.http.guard.MemoryAccount.Use;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What each use may take of the heap. */
final class MemoryAccountTest {

    private static final long HEAP = 128L << 20;

    private final MemoryAccount memory = new MemoryAccount(HEAP);

    @Test
    void all_shares_together_leave_half_of_the_heap_to_campaigns() {
        long all = Arrays.stream(Use.values()).mapToLong(memory::share).sum();
        assertTrue(all <= HEAP / 2, () -> "shares of " + all);
    }

    @Test
    void uses_do_not_starve_each_other() {
        assertTrue(memory.take(Use.BODIES, memory.share(Use.BODIES)));
        assertFalse(memory.take(Use.BODIES, 1));
        assertTrue(memory.take(Use.HEADS, 1));
        memory.release(Use.BODIES, 1);
        assertTrue(memory.take(Use.BODIES, 1));
    }

    @Test
    void one_alone_may_have_more_than_the_share_and_keeps_others_out() {
        MemoryAccount.Claim large = memory.claim(Use.BODIES);
        assertTrue(large.resize(2 * memory.share(Use.BODIES)));
        assertFalse(memory.claim(Use.BODIES).resize(1));
        large.release();
        assertEquals(0, memory.used(Use.BODIES));
        assertTrue(memory.claim(Use.BODIES).resize(1));
    }

    @Test
    void claim_that_is_refused_keeps_what_it_had() {
        MemoryAccount.Claim small = memory.claim(Use.HEADS);
        assertTrue(small.resize(10));
        assertTrue(memory.take(Use.HEADS, memory.share(Use.HEADS) - 10));
        assertFalse(small.resize(11));
        small.release();
        assertEquals(memory.share(Use.HEADS) - 10, memory.used(Use.HEADS));
    }

    @Test
    void bytes_that_many_answers_share_count_once() {
        UnreadResponses unread = new UnreadResponses(memory);
        ByteBuf page = Unpooled.wrappedBuffer(new byte[1_000_000]);
        for (int i = 0; i < 100; i++) {
            assertTrue(unread.add(page.duplicate()));
        }
        assertEquals(1_000_000, memory.used(Use.ANSWERS));
        for (int i = 0; i < 100; i++) {
            unread.remove(page.duplicate());
        }
        assertEquals(0, memory.used(Use.ANSWERS));
    }
}
