package io.turbozap.live;

import static io.turbozap.live.PushEvent.QR_UPDATE;
import static io.turbozap.live.PushEvent.SESSION_STATUS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final Topic TOPIC = new Topic(Topic.Kind.SESSION, "sales");
    private static final long FIRST = 100;

    private final Feed feed = new Feed(TOPIC, FIRST);

    private static List<Long> seqs(List<Frame> frames) {
        return frames.stream().map(Frame::seq).toList();
    }

    private static List<String> data(List<Frame> frames) {
        return frames.stream().map(Frame::data).toList();
    }

    @Test
    void states_that_come_fast_become_at_most_ten_frames_a_second_and_the_last_one_is_among_them() {
        feed.join();
        int frames = 0;
        List<Frame> last = List.of();
        for (int millis = 0; millis <= 1_000; millis++) {
            feed.put(SESSION_STATUS, String.valueOf(millis));
            List<Frame> made = feed.flush(millis);
            frames += made.size();
            last = made.isEmpty() ? last : made;
        }

        assertEquals(11, frames);
        assertEquals(List.of("1000"), data(last));
    }

    @Test
    void a_crowd_gets_a_frame_a_second() {
        for (int i = 0; i <= Feed.CROWD; i++) {
            feed.join();
        }
        feed.put(SESSION_STATUS, "1");
        assertEquals(1, feed.flush(0).size());
        feed.put(SESSION_STATUS, "2");
        assertEquals(List.of(), feed.flush(999));
        feed.put(SESSION_STATUS, "3");
        assertEquals(List.of("3"), data(feed.flush(1_000)));
    }

    @Test
    void a_clock_that_goes_back_holds_nothing_up() {
        feed.join();
        feed.put(SESSION_STATUS, "1");
        feed.flush(1_000_000);
        feed.put(SESSION_STATUS, "2");

        assertEquals(List.of("2"), data(feed.flush(5)));
    }

    @Test
    void what_is_known_makes_no_frame() {
        feed.put(SESSION_STATUS, "1");
        feed.flush(0);
        feed.put(SESSION_STATUS, "1");
        assertEquals(List.of(), feed.flush(1_000));

        feed.put(SESSION_STATUS, "2");
        feed.put(SESSION_STATUS, "1");
        assertEquals(List.of(), feed.flush(2_000));
    }

    @Test
    void who_knows_a_kept_frame_gets_all_after_it() {
        for (int i = 0; i < 5; i++) {
            feed.put(SESSION_STATUS, String.valueOf(i));
            feed.flush(i);
        }

        assertEquals(List.of(FIRST + 2, FIRST + 3, FIRST + 4), seqs(feed.since(FIRST + 1)));
        assertEquals(List.of(FIRST, FIRST + 1, FIRST + 2, FIRST + 3, FIRST + 4), seqs(feed.since(FIRST - 1)));
        assertEquals(List.of(), feed.since(FIRST + 4));
        assertTrue(
                feed.since(FIRST + 1).stream().noneMatch(frame -> frame.text().contains("snapshot")));
    }

    @Test
    void who_knows_nothing_that_is_kept_gets_each_current_state_as_a_snapshot() {
        feed.put(QR_UPDATE, "\"old\"");
        feed.flush(0);
        feed.put(QR_UPDATE, "\"new\"");
        feed.flush(0);
        feed.put(SESSION_STATUS, "1");
        feed.flush(0);

        for (Long known : new Long[] {null, FIRST - 2, FIRST + 3}) {
            List<Frame> snapshot = feed.since(known);
            assertEquals(List.of("\"new\"", "1"), data(snapshot));
            assertTrue(snapshot.stream().allMatch(frame -> frame.text().contains("\"snapshot\":true")));
        }
    }

    @Test
    void states_of_an_earlier_order_keep_it_in_a_snapshot() {
        feed.put(SESSION_STATUS, "1");
        feed.flush(0);
        feed.put(QR_UPDATE, "2");
        feed.flush(0);

        assertEquals(List.of("1", "2"), data(feed.since(null)));
    }

    @Test
    void few_frames_are_kept_and_fewer_large_ones() {
        for (int i = 0; i < 1_000; i++) {
            feed.put(SESSION_STATUS, String.valueOf(i));
            feed.flush(i);
        }
        assertEquals(32, feed.since(FIRST + 967).size());
        assertEquals(1, feed.since(FIRST + 966).size());

        for (int i = 0; i < 10; i++) {
            feed.put(SESSION_STATUS, "\"" + i + "x".repeat(15_000) + "\"");
            feed.flush(i);
        }
        assertEquals(2, feed.since(FIRST + 1_007).size());
        assertTrue(feed.size() < 128 * 1024);
    }

    @Test
    void what_was_withdrawn_is_shown_to_nobody() {
        feed.join();
        feed.put(QR_UPDATE, "1");
        feed.flush(0);
        feed.put(QR_UPDATE, "2");
        feed.withdraw(QR_UPDATE);

        assertEquals(List.of(), feed.flush(1_000));
        assertEquals(List.of(), feed.since(null));
    }
}
