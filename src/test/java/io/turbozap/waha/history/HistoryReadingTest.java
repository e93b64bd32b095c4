package io.turbozap.waha.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionName;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What of a history is read, and when, under a clock that the test moves. */
class HistoryReadingTest {

    private static final long EVERY = 600_000;
    private static final long MARK = 1_795_000_000_000L;
    private static final long OVERLAP = 600_000;

    private final HistoryReading historyReading = new HistoryReading(MARK, ReadingPace.of(EVERY));
    private long now = 5_000;

    private static MessageReceived message(long at) {
        return new MessageReceived(null, new SessionName("sales"), "A" + at, "5511@c.us", true, "oi", at);
    }

    private static History.Messages page(long... times) {
        return new History.Messages(
                Arrays.stream(times).mapToObj(HistoryReadingTest::message).toList(), times.length);
    }

    private static History.Messages fullPage(long first, long step) {
        long[] times = new long[HistoryReading.PAGE];
        Arrays.setAll(times, i -> first + i * step);
        return page(times);
    }

    private HistoryReading.Ask ask() {
        now = Math.max(now, historyReading.dueAt());
        HistoryReading.Ask ask = historyReading.next(now);
        assertNotNull(ask);
        return ask;
    }

    private void answer(History.Messages page) {
        ask();
        historyReading.took(page, List.of(), now);
    }

    /** Reads until what may come late after a return has come. */
    private void settle() {
        for (int i = 0; i < 3; i++) {
            answer(page());
        }
        assertEquals(EVERY, historyReading.dueAt() - now);
    }

    @Test
    void nothing_is_read_of_a_session_that_does_not_work() {
        assertEquals(Long.MAX_VALUE, historyReading.dueAt());
        historyReading.resume(now);
        historyReading.suspend();
        assertNull(historyReading.next(Long.MAX_VALUE - 1));
    }

    @Test
    void page_that_was_on_its_way_wakes_no_session_that_fell_meanwhile() {
        historyReading.resume(now);
        ask();
        historyReading.suspend();
        historyReading.took(fullPage(MARK, 1_000), List.of(), now);
        assertEquals(Long.MAX_VALUE, historyReading.dueAt());
    }

    @Test
    void reading_begins_a_little_before_the_last_message_seen() {
        historyReading.resume(now);
        assertEquals(new HistoryReading.Ask((MARK - OVERLAP) / 1_000, 0, HistoryReading.PAGE), ask());
    }

    @Test
    void after_a_return_it_is_read_at_once_and_again_for_what_comes_late() {
        historyReading.resume(now);
        long returned = now;
        List<Long> readAt = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ask();
            readAt.add(now - returned);
            historyReading.took(page(), List.of(), now);
        }
        assertEquals(List.of(1_000L, 30_000L, 300_000L, 300_000L + EVERY), readAt);
    }

    @Test
    void what_was_written_during_an_absence_may_come_after_what_was_written_later() {
        historyReading.resume(now);
        answer(page(MARK + 7_200_000)); // of two hours of absence the last comes first
        assertEquals((MARK - OVERLAP) / 1_000, ask().since());
    }

    @Test
    void once_settled_reading_begins_near_the_latest_message() {
        historyReading.resume(now);
        settle();
        answer(page(MARK + 7_200_000));
        assertEquals(MARK + 7_200_000, historyReading.mark());
        assertEquals((MARK + 7_200_000 - OVERLAP) / 1_000, ask().since());
    }

    @Test
    void pages_follow_each_other_until_one_is_not_full() {
        historyReading.resume(now);
        answer(fullPage(MARK, 1_000));
        assertEquals(250, historyReading.dueAt() - now);
        assertEquals(HistoryReading.PAGE, ask().offset());
        answer(fullPage(MARK + 50_000, 1_000));
        assertEquals(2 * HistoryReading.PAGE, ask().offset());
        answer(page(MARK + 100_000));
        assertEquals(0, ask().offset());
    }

    @Test
    void mark_moves_with_each_page_where_the_oldest_come_first() {
        historyReading.resume(now);
        answer(fullPage(MARK, 1_000));
        assertEquals(MARK + 49_000, historyReading.mark());
    }

    @Test
    void mark_waits_for_the_last_page_where_the_newest_come_first() {
        historyReading.resume(now);
        answer(fullPage(MARK + 100_000, -1_000));
        assertEquals(MARK, historyReading.mark());
        answer(page(MARK + 10_000));
        assertEquals(MARK + 100_000, historyReading.mark());
    }

    @Test
    void mark_never_moves_back() {
        historyReading.resume(now);
        answer(page(MARK - 60_000));
        assertEquals(MARK, historyReading.mark());
    }

    @Test
    void message_that_could_not_be_taken_is_read_again() {
        historyReading.resume(now);
        settle();
        ask();
        historyReading.took(page(MARK + 1_000, MARK + 2_000, MARK + 3_000), List.of(message(MARK + 2_000)), now);
        assertEquals(MARK + 1_999, historyReading.mark());
        assertEquals("messages of it cannot be recorded", historyReading.trouble());
        assertEquals(5_000, historyReading.dueAt() - now);
        answer(page(MARK + 3_000));
        assertEquals(MARK + 3_000, historyReading.mark());
        assertNull(historyReading.trouble());
    }

    @Test
    void message_that_can_never_be_taken_does_not_hide_all_that_follows() {
        historyReading.resume(now);
        settle();
        ask();
        long dayLater = MARK + 25 * 3_600_000L;
        historyReading.took(page(MARK + 1_000, dayLater), List.of(message(MARK + 1_000)), now);
        assertEquals(dayLater, historyReading.mark());
    }

    @Test
    void history_that_cannot_be_read_is_asked_for_ever_more_seldom_and_from_where_it_was() {
        historyReading.resume(now);
        answer(fullPage(MARK, 1_000));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ask();
            historyReading.failed("HTTP 501", now);
            pauses.add(historyReading.dueAt() - now);
        }
        assertEquals(List.of(5_000L, 10_000L, 20_000L, 40_000L, 80_000L, 80_000L, 80_000L), pauses);
        assertEquals("HTTP 501", historyReading.trouble());
        assertEquals(0, ask().offset());
    }

    @Test
    void page_that_is_too_long_is_read_in_smaller_ones_and_one_such_message_is_passed_over() {
        historyReading.resume(now);
        for (int limit = HistoryReading.PAGE; limit > 1; limit /= 2) {
            assertEquals(limit, ask().limit());
            historyReading.tooLong(now);
        }
        assertEquals(new HistoryReading.Ask((MARK - OVERLAP) / 1_000, 0, 1), ask());
        historyReading.tooLong(now);
        assertEquals(1, ask().offset());
    }

    @Test
    void reading_without_end_is_done_in_parts() {
        historyReading.resume(now);
        for (int i = 0; i < 200; i++) {
            answer(fullPage(MARK + i * 50_000L, 1_000));
        }
        assertEquals(0, ask().offset(), "from the mark on, not from the beginning");
        assertEquals((historyReading.mark() - OVERLAP) / 1_000, ask().since());
    }

    /** A model of WAHA: messages come late, in any order, while the session falls and returns. */
    @Test
    void whatever_comes_within_five_minutes_of_a_return_is_read() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            HistoryReading any = new HistoryReading(MARK, ReadingPace.of(EVERY));
            long clock = 0;
            any.resume(clock);
            List<long[]> messages = new ArrayList<>(); // written at, there from
            for (int i = 0; i < random.nextInt(200); i++) {
                messages.add(new long[] {MARK - 1_000 + random.nextInt(7_200_000), random.nextInt(280_000)});
            }
            messages.sort(Comparator.comparingLong(each -> each[0]));
            Set<Long> seen = new TreeSet<>();
            while (clock < 400_000) {
                clock = Math.max(clock, any.dueAt());
                HistoryReading.Ask ask = any.next(clock);
                assertNotNull(ask);
                long until = clock;
                long[] there = messages.stream()
                        .filter(each -> each[1] <= until && each[0] >= ask.since() * 1_000)
                        .mapToLong(each -> each[0])
                        .skip(ask.offset())
                        .limit(ask.limit())
                        .toArray();
                Arrays.stream(there).forEach(seen::add);
                any.took(page(there), List.of(), clock);
            }
            Set<Long> all = new TreeSet<>();
            messages.forEach(each -> all.add(each[0]));
            assertTrue(seen.containsAll(all), "round " + round);
        }
    }
}
