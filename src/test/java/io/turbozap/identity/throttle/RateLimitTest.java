package io.turbozap.identity.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    private long now = 1_000_000;
    private final RateLimit limit = new RateLimit(30, 60_000, () -> Instant.ofEpochMilli(now));

    @Test
    void thirty_may_come_at_once_and_then_one_every_two_seconds() {
        for (int i = 0; i < 30; i++) {
            assertEquals(0, limit.take("10.0.0.0/24"));
        }
        assertEquals(2_000, limit.take("10.0.0.0/24"));
        assertEquals(0, limit.take("10.0.1.0/24"));
        now += 1_999;
        assertEquals(1, limit.take("10.0.0.0/24"));
        now += 1;
        assertEquals(0, limit.take("10.0.0.0/24"));
        assertTrue(limit.take("10.0.0.0/24") > 0);
    }

    @Test
    void what_was_refused_does_not_count() {
        for (int i = 0; i < 1_000; i++) {
            limit.take("x");
        }
        now += 60_000;
        for (int i = 0; i < 30; i++) {
            assertEquals(0, limit.take("x"));
        }
    }
}
