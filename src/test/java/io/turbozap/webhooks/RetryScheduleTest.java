package io.turbozap.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a delivery that failed is tried again, under a virtual clock. */
final class RetryScheduleTest {

    private static final long START = 1_700_000_000_000L;
    private static final WebhookResponse BAD_GATEWAY = WebhookResponse.of(502, 0);

    /** The times of all tries of a delivery that always fails. */
    private static List<Long> tries(RetrySchedule schedule) {
        List<Long> tries = new ArrayList<>();
        for (Long at = START; at != null; at = schedule.nextTry(tries.size(), BAD_GATEWAY, at)) {
            tries.add(at);
        }
        return tries;
    }

    @Test
    void a_delivery_that_fails_is_tried_ten_times_over_three_days_at_growing_distances() {
        List<Long> tries = tries(new RetrySchedule(new Random(1)));

        assertEquals(10, tries.size());
        long before = 0;
        for (int i = 1; i < tries.size(); i++) {
            long distance = tries.get(i) - tries.get(i - 1);
            assertTrue(distance > before, tries::toString);
            before = distance;
        }
        long days = Duration.ofMillis(tries.get(9) - START).toDays();
        assertTrue(days == 3, () -> days + " days");
    }

    @Test
    void what_failed_together_does_not_come_back_together() {
        assertNotEquals(tries(new RetrySchedule(new Random(1))), tries(new RetrySchedule(new Random(2))));
    }

    @Test
    void a_receiver_may_put_off_the_next_try_but_not_for_more_than_a_day() {
        RetrySchedule schedule = new RetrySchedule(new Random(1));

        assertEquals(START + 600_000, schedule.nextTry(1, WebhookResponse.of(429, 600_000), START));
        assertEquals(START + 86_400_000, schedule.nextTry(1, WebhookResponse.of(503, 999_999_999_000L), START));
        Long soon = schedule.nextTry(2, WebhookResponse.of(429, 1), START);
        assertTrue(soon != null && soon >= START + 300_000, () -> "at " + soon);
    }

    @Test
    void what_is_gone_is_not_tried_again() {
        assertNull(new RetrySchedule(new Random(1)).nextTry(1, WebhookResponse.of(410, 0), START));
    }

    @Test
    void a_long_row_of_failures_over_a_long_time_gives_a_webhook_up() {
        long threeDays = 3 * 86_400_000L;

        assertNull(RetrySchedule.disableReason(0, null, START));
        assertNull(RetrySchedule.disableReason(1_000, START, START + threeDays - 1));
        assertNull(RetrySchedule.disableReason(19, START, START + threeDays));
        assertEquals("20 tries failed in a row over 3 days", RetrySchedule.disableReason(20, START, START + threeDays));
    }

    @Test
    void a_redirect_is_a_failure_and_every_2xx_is_none() {
        assertEquals(
                "answered 302: redirects are not followed",
                WebhookResponse.of(302, 0).error());
        assertNotNull(WebhookResponse.of(199, 0).error());
        assertNull(WebhookResponse.of(200, 0).error());
        assertNull(WebhookResponse.of(299, 0).error());
    }
}
