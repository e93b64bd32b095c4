package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The states of a campaign's requests, against an array that does the same without any trick. */
final class ProgressTest {

    private static final int CHUNK = 1 << 16;
    private static final SendState[] STATES = SendState.values();

    @Test
    void in_the_beginning_everything_is_pending() {
        Progress progress = new Progress(3);
        assertEquals(new Counts(3, 0, 0, 0, 0, 0), progress.counts());
        assertEquals(0, progress.nextPending());
        assertEquals(SendState.PENDING, progress.state(2));
    }

    @Test
    void no_requests_are_done_from_the_start() {
        Progress progress = new Progress(0);
        assertEquals(-1, progress.nextPending());
        assertEquals(-1, progress.find(null, 0, 10));
        assertEquals(0, progress.counts().total());
    }

    @Test
    void a_returned_request_is_next_again() {
        Progress progress = new Progress(4);
        for (int i = 0; i < 4; i++) {
            progress.set(i, SendState.EXECUTING);
            progress.set(i, SendState.COMPLETED);
        }
        assertEquals(-1, progress.nextPending());
        progress.set(1, SendState.PENDING);
        assertEquals(1, progress.nextPending());
    }

    @Test
    void states_are_kept_over_the_borders_of_chunks() {
        int total = 2 * CHUNK + 3;
        Progress progress = new Progress(total);
        for (int index : new int[] {CHUNK - 1, CHUNK, 2 * CHUNK, total - 1}) {
            progress.set(index, SendState.FAILED);
            assertEquals(SendState.FAILED, progress.state(index));
            assertEquals(index, progress.find(SendState.FAILED, index, 1));
        }
        assertEquals(CHUNK - 1, progress.find(SendState.FAILED, 0, total));
        assertEquals(4, progress.count(SendState.FAILED));
        assertEquals(total, progress.counts().total());
    }

    @Test
    void the_largest_campaign_costs_nothing_until_it_is_touched() {
        Progress progress = new Progress(Integer.MAX_VALUE);
        progress.set(Integer.MAX_VALUE - 1, SendState.SKIPPED);
        assertEquals(Integer.MAX_VALUE - 1, progress.find(SendState.SKIPPED, Integer.MAX_VALUE - 5, Integer.MAX_VALUE));
        assertEquals(-1, progress.find(null, Integer.MAX_VALUE, 1));
        assertEquals(Integer.MAX_VALUE, progress.counts().total());
    }

    @Test
    void a_search_looks_no_further_than_its_span() {
        Progress progress = new Progress(100);
        progress.set(50, SendState.FAILED);
        assertEquals(-1, progress.find(SendState.FAILED, 0, 50));
        assertEquals(50, progress.find(SendState.FAILED, 0, 51));
        assertEquals(-1, progress.find(SendState.FAILED, 51, 100));
        assertEquals(7, progress.find(null, 7, 1));
    }

    @Test
    void whatever_happens_it_answers_like_a_plain_array() {
        Seeds.each(300, random -> {
            int total = random.nextInt(50) == 0 ? CHUNK + random.nextInt(1, 40) : random.nextInt(1, 40);
            SendState[] model = new SendState[total];
            Arrays.fill(model, SendState.PENDING);
            Progress progress = new Progress(total);
            for (int step = 0; step < 200; step++) {
                int index = total > CHUNK && random.nextBoolean()
                        ? CHUNK - 2 + random.nextInt(total - CHUNK + 2)
                        : random.nextInt(Math.min(total, 40));
                SendState state = STATES[random.nextInt(STATES.length)];
                model[index] = state;
                progress.set(index, state);
                assertAgree(model, progress, random);
            }
        });
    }

    private static void assertAgree(SendState[] model, Progress progress, SplittableRandom random) {
        SendState wanted = random.nextInt(4) == 0 ? null : STATES[random.nextInt(STATES.length)];
        int from = random.nextInt(model.length);
        int span = random.nextInt(model.length + 3);
        assertEquals(find(model, wanted, from, span), progress.find(wanted, from, span));
        assertEquals(model[from], progress.state(from));
        if (random.nextInt(4) == 0) {
            assertEquals(find(model, SendState.PENDING, 0, model.length), progress.nextPending());
        }
        if (random.nextInt(20) == 0) {
            for (SendState state : STATES) {
                long count =
                        Arrays.stream(model).filter(found -> found == state).count();
                assertEquals(count, progress.count(state));
                assertEquals(count, progress.counts().of(state));
            }
            assertEquals(model.length, progress.counts().total());
        }
    }

    private static int find(SendState[] model, @Nullable SendState wanted, int from, int span) {
        for (int index = from; index < Math.min(model.length, from + span); index++) {
            if (wanted == null || model[index] == wanted) {
                return index;
            }
        }
        return -1;
    }

    @Test
    void states_are_known_by_their_names() {
        for (SendState state : STATES) {
            assertEquals(state, SendState.parse(state.wireName()));
            assertEquals(state, SendState.of(state.code()));
        }
        assertNull(SendState.parse("COMPLETED"));
        assertNull(SendState.parse(""));
    }
}
