package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The states of a campaign's requests, against an array that does the same without any trick. */
final class SendStatesTest {

    private static final int CHUNK = 1 << 16;
    private static final SendState[] STATES = SendState.values();

    @Test
    void in_the_beginning_everything_is_pending() {
        SendStates sendStates = new SendStates(3);
        assertEquals(new SendCounts(3, 0, 0, 0, 0, 0), sendStates.sendCounts());
        assertEquals(0, sendStates.nextPending());
        assertEquals(SendState.PENDING, sendStates.state(2));
    }

    @Test
    void no_requests_are_done_from_the_start() {
        SendStates sendStates = new SendStates(0);
        assertEquals(-1, sendStates.nextPending());
        assertEquals(-1, sendStates.find(null, 0, 10));
        assertEquals(0, sendStates.sendCounts().total());
    }

    @Test
    void a_returned_request_is_next_again() {
        SendStates sendStates = new SendStates(4);
        for (int i = 0; i < 4; i++) {
            sendStates.set(i, SendState.EXECUTING);
            sendStates.set(i, SendState.COMPLETED);
        }
        assertEquals(-1, sendStates.nextPending());
        sendStates.set(1, SendState.PENDING);
        assertEquals(1, sendStates.nextPending());
    }

    @Test
    void states_are_kept_over_the_borders_of_chunks() {
        int total = 2 * CHUNK + 3;
        SendStates sendStates = new SendStates(total);
        for (int index : new int[] {CHUNK - 1, CHUNK, 2 * CHUNK, total - 1}) {
            sendStates.set(index, SendState.FAILED);
            assertEquals(SendState.FAILED, sendStates.state(index));
            assertEquals(index, sendStates.find(SendState.FAILED, index, 1));
        }
        assertEquals(CHUNK - 1, sendStates.find(SendState.FAILED, 0, total));
        assertEquals(4, sendStates.count(SendState.FAILED));
        assertEquals(total, sendStates.sendCounts().total());
    }

    @Test
    void the_largest_campaign_costs_nothing_until_it_is_touched() {
        SendStates sendStates = new SendStates(Integer.MAX_VALUE);
        sendStates.set(Integer.MAX_VALUE - 1, SendState.SKIPPED);
        assertEquals(
                Integer.MAX_VALUE - 1, sendStates.find(SendState.SKIPPED, Integer.MAX_VALUE - 5, Integer.MAX_VALUE));
        assertEquals(-1, sendStates.find(null, Integer.MAX_VALUE, 1));
        assertEquals(Integer.MAX_VALUE, sendStates.sendCounts().total());
    }

    @Test
    void a_search_looks_no_further_than_its_span() {
        SendStates sendStates = new SendStates(100);
        sendStates.set(50, SendState.FAILED);
        assertEquals(-1, sendStates.find(SendState.FAILED, 0, 50));
        assertEquals(50, sendStates.find(SendState.FAILED, 0, 51));
        assertEquals(-1, sendStates.find(SendState.FAILED, 51, 100));
        assertEquals(7, sendStates.find(null, 7, 1));
    }

    @Test
    void whatever_happens_it_answers_like_a_plain_array() {
        Seeds.each(300, random -> {
            int total = random.nextInt(50) == 0 ? CHUNK + random.nextInt(1, 40) : random.nextInt(1, 40);
            SendState[] model = new SendState[total];
            Arrays.fill(model, SendState.PENDING);
            SendStates sendStates = new SendStates(total);
            for (int step = 0; step < 200; step++) {
                int index = total > CHUNK && random.nextBoolean()
                        ? CHUNK - 2 + random.nextInt(total - CHUNK + 2)
                        : random.nextInt(Math.min(total, 40));
                SendState state = STATES[random.nextInt(STATES.length)];
                model[index] = state;
                sendStates.set(index, state);
                assertAgree(model, sendStates, random);
            }
        });
    }

    private static void assertAgree(SendState[] model, SendStates sendStates, SplittableRandom random) {
        SendState wanted = random.nextInt(4) == 0 ? null : STATES[random.nextInt(STATES.length)];
        int from = random.nextInt(model.length);
        int span = random.nextInt(model.length + 3);
        assertEquals(find(model, wanted, from, span), sendStates.find(wanted, from, span));
        assertEquals(model[from], sendStates.state(from));
        if (random.nextInt(4) == 0) {
            assertEquals(find(model, SendState.PENDING, 0, model.length), sendStates.nextPending());
        }
        if (random.nextInt(20) == 0) {
            for (SendState state : STATES) {
                long count =
                        Arrays.stream(model).filter(found -> found == state).count();
                assertEquals(count, sendStates.count(state));
                assertEquals(count, sendStates.sendCounts().of(state));
            }
            assertEquals(model.length, sendStates.sendCounts().total());
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
