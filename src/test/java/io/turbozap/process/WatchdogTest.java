package io.turbozap.process;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class WatchdogTest {

    private final AtomicReference<String> end = new AtomicReference<>();

    @Test
    void whoever_falls_silent_is_named_with_its_whereabouts() throws InterruptedException {
        Heartbeat silent = new Heartbeat("a heart");
        CountDownLatch beaten = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            silent.beat();
            beaten.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException over) {
                // that was all
            }
        });
        thread.start();
        beaten.await();
        Watchdog watchdog = Watchdog.over(List.of(silent), 50, end::set);
        Waiting.until("an end", () -> end.get() != null);
        watchdog.close();
        thread.interrupt();
        assertTrue(end.get().startsWith("a heart has not answered for 50 ms (at "), end.get());
        assertTrue(end.get().contains("CountDownLatch.await"), end.get());
    }

    @Test
    void who_beats_is_left_alone() {
        Heartbeat heart = new Heartbeat("a heart");
        AtomicBoolean over = new AtomicBoolean();
        Heartbeat silent = new Heartbeat("silent");
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                heart.beat();
                Thread.onSpinWait();
            }
        });
        thread.start();
        AtomicReference<String> wrong = new AtomicReference<>();
        Watchdog beating = Watchdog.over(List.of(heart), 10_000, wrong::set);
        Watchdog other = Watchdog.over(List.of(silent), 50, end::set);
        Waiting.until("the end of the silent one", () -> end.get() != null);
        beating.close();
        other.close();
        over.set(true);
        assertNull(wrong.get());
    }
}
