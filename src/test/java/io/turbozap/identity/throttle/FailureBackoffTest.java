package io.turbozap.identity.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FailureBackoffTest {

    private long now = 1_000_000;
    private final FailureBackoff backoff = new FailureBackoff(() -> Instant.ofEpochMilli(now));

    private void fail(String who, int times) {
        for (int i = 0; i < times; i++) {
            backoff.failed(who);
        }
    }

    @Test
    void the_wait_doubles_after_five_failures_up_to_a_minute() {
        fail("ana", 4);
        assertEquals(0, backoff.waitOf("ana"));
        long[] waits = {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000};
        for (long wait : waits) {
            fail("ana", 1);
            assertEquals(wait, backoff.waitOf("ana"));
            now += wait;
            assertEquals(0, backoff.waitOf("ana"));
        }
    }

    @Test
    void others_do_not_wait() {
        fail("ana", 20);

        assertEquals(0, backoff.waitOf("bia"));
    }

    @Test
    void success_and_a_day_of_rest_forget() {
        fail("ana", 20);
        backoff.succeeded("ana");
        assertEquals(0, backoff.waitOf("ana"));
        fail("ana", 20);
        now += 86_400_000;
        fail("ana", 1);
        assertEquals(0, backoff.waitOf("ana"));
    }

    @Test
    void only_the_latest_are_remembered() {
        fail("ana", 20);
        for (int i = 0; i < FailureBackoff.MOST; i++) {
            backoff.failed("stranger " + i);
        }

        assertEquals(0, backoff.waitOf("ana"));
    }
}
