package io.turbozap.store.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How a writer that waits for work is told to end. */
final class WorkQueueTest {

    private final WorkQueue queue = new WorkQueue(1);

    @Test
    void a_writer_that_looks_after_the_closing_has_something_to_wake_it() throws InterruptedException {
        queue.closeAndWake();

        assertTrue(queue.isClosing());
        assertNotNull(queue.await(0));
        assertNull(queue.await(0));
        assertTrue(queue.isEmpty());
    }

    @Test
    void a_full_queue_is_closed_behind_what_it_holds() throws InterruptedException {
        Work accepted = new Work.WriterTask(() -> {}, refused -> {});
        assertTrue(queue.add(accepted));

        queue.closeAndWake();

        assertFalse(queue.add(new Work.WriterTask(() -> {}, refused -> {})));
        assertSame(accepted, queue.await(0));
        assertTrue(queue.isEmpty());
    }
}
