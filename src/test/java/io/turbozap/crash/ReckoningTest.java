package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.message.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The reckoning finds each thing that can go wrong in a ledger that was made up, and nothing in a good one. */
final class ReckoningTest {

    private final Ask ask = executed(new Ask(7, "sales", 2, 2));
    private final Told done = new Told("completed", 4, 4, Set.of());

    @Test
    void what_was_sent_once_and_in_order_is_clean() {
        Verdict verdict = verdict(done, 0, 1, 2, 3);
        assertTrue(verdict.isClean(), verdict::toString);
        assertEquals(4, verdict.messages());
    }

    @Test
    void what_was_not_sent_is_lost() {
        assertEquals(1, verdict(done, 0, 1, 3).lost().size());
    }

    @Test
    void what_was_sent_twice_is_doubled_and_not_out_of_order() {
        Verdict verdict = verdict(done, 0, 1, 2, 0, 3);
        assertEquals(1, verdict.doubled().size());
        assertEquals(0, verdict.disordered().size());
    }

    @Test
    void what_was_sent_after_a_later_one_is_out_of_order() {
        assertEquals(1, verdict(done, 0, 2, 1, 3).disordered().size());
    }

    @Test
    void what_is_uncertain_may_have_been_sent_or_not_but_not_twice() {
        Told unclear = new Told("completed", 4, 3, Set.of(1));
        assertTrue(verdict(unclear, 0, 2, 3).isClean());
        assertTrue(verdict(unclear, 0, 1, 2, 3).isClean());
        assertEquals(1, verdict(unclear, 0, 1, 1, 2, 3).doubled().size());
        assertEquals(1, verdict(unclear, 0, 2, 3).uncertain());
    }

    @Test
    void what_failed_is_lost() {
        assertFalse(verdict(new Told("completed", 4, 3, Set.of()), 0, 1, 2, 3)
                .lost()
                .isEmpty());
    }

    @Test
    void a_started_campaign_that_is_not_done_is_lost() {
        assertFalse(
                verdict(new Told("running", 4, 4, Set.of()), 0, 1, 2, 3).lost().isEmpty());
    }

    @Test
    void an_acknowledged_campaign_that_is_gone_is_lost() {
        ask.createAcknowledged = true;
        assertEquals(1, Reckoning.of(List.of(ask), Map.of(), List.of()).lost().size());
    }

    @Test
    void an_unacknowledged_campaign_may_be_there_or_not_but_only_as_a_whole() {
        Ask unsure = new Ask(8, "sales", 2, 2);
        assertTrue(Reckoning.of(List.of(unsure), Map.of(), List.of()).isClean());
        assertTrue(Reckoning.of(List.of(unsure), Map.of(unsure, Told.untouched(4)), List.of())
                .isClean());
        assertEquals(
                1,
                Reckoning.of(List.of(unsure), Map.of(unsure, Told.untouched(3)), List.of())
                        .strange()
                        .size());
    }

    @Test
    void what_nobody_started_or_asked_for_is_strange() {
        Ask unstarted = new Ask(9, "sales", 2, 2);
        LedgerEntry sent = entry(unstarted, 0, 1, "sales");
        assertEquals(
                1,
                Reckoning.of(List.of(unstarted), Map.of(unstarted, Told.untouched(4)), List.of(sent))
                        .strange()
                        .size());
        assertEquals(
                1, Reckoning.of(List.of(), Map.of(), List.of(sent)).strange().size());
    }

    @Test
    void what_was_sent_before_it_was_due_is_strange() {
        ask.startsAt = 2_500L; // the first two were accepted before that
        assertEquals(2, verdict(done, 0, 1, 2, 3).strange().size());
    }

    @Test
    void what_left_through_another_session_is_strange_and_lost() {
        List<LedgerEntry> ledger = new ArrayList<>(ledger(0, 1, 2));
        ledger.add(entry(ask, 3, 4, "support"));
        Verdict verdict = Reckoning.of(List.of(ask), Map.of(ask, done), ledger);
        assertEquals(1, verdict.strange().size());
        assertEquals(1, verdict.lost().size());
    }

    private Verdict verdict(Told told, int... requests) {
        return Reckoning.of(List.of(ask), Map.of(ask, told), ledger(requests));
    }

    private List<LedgerEntry> ledger(int... requests) {
        return IntStream.range(0, requests.length)
                .mapToObj(i -> entry(ask, requests[i], i + 1, ask.session))
                .toList();
    }

    private static LedgerEntry entry(Ask ask, int request, int number, String session) {
        return new LedgerEntry(
                session,
                ask.chat(request),
                MessageKind.TEXT,
                ask.words(request),
                null,
                "id" + number,
                1_000L * number,
                number,
                1,
                false);
    }

    private static Ask executed(Ask ask) {
        ask.createAcknowledged = true;
        ask.executeAsked = true;
        ask.executeAcknowledged = true;
        return ask;
    }
}
