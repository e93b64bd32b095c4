package io.turbozap.simulator.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.ledger.LedgerSnapshot.SessionSummary;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.message.MessageContent;
import io.turbozap.simulator.message.MessageKind;
import io.turbozap.simulator.message.Origin;
import io.turbozap.simulator.message.SendBody;
import io.turbozap.simulator.message.SendBodyTest;
import io.turbozap.simulator.message.StoredMessage;
import io.turbozap.simulator.model.AckPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final String ANA = "5511900000001@c.us";
    private static final String BIA = "5511900000002@c.us";

    private final Ledger ledger = new Ledger(100, 100, 0);
    private int ids;

    private Ledger.Accepted accept(Ledger to, String session, String chat, String text) {
        return to.accept(
                session, new MessageContent(MessageKind.TEXT, chat, text), "ID" + ++ids, 1_000, AckPlan.read());
    }

    private Ledger.Accepted accept(String chat, String text) {
        return accept(ledger, "a", chat, text);
    }

    private SessionSummary summary() {
        SessionSummary summary = ledger.snapshot().sessions().get("a");
        assertNotNull(summary);
        return summary;
    }

    @Test
    void the_same_content_to_the_same_chat_twice_is_a_duplicate() {
        assertFalse(accept(ANA, "oi").message().entry(0).duplicate());
        assertTrue(accept(ANA, "oi").message().entry(0).duplicate());

        assertEquals(2, summary().accepted());
        assertEquals(1, summary().duplicates());
        assertEquals(
                List.of("ID2"),
                ledger.snapshot().duplicates().stream().map(LedgerEntry::id).toList());
    }

    @Test
    void another_chat_content_session_or_caption_is_no_duplicate() {
        accept(ANA, "oi");
        accept(BIA, "oi");
        accept(ANA, "ola");
        accept(ledger, "b", ANA, "oi");
        MessageContent picture = SendBody.read(MessageKind.IMAGE, SendBodyTest.image("https://example.com/a", "one"));
        MessageContent same = SendBody.read(MessageKind.IMAGE, SendBodyTest.image("https://example.com/a", "two"));
        ledger.accept("a", picture, "P1", 0, AckPlan.read());
        ledger.accept("a", same, "P2", 0, AckPlan.read());

        assertEquals(6, ledger.snapshot().accepted());
        assertEquals(0, ledger.snapshot().duplicateCount());
    }

    @Test
    void a_given_id_that_comes_again_is_a_repeat_of_the_same_message() {
        MessageContent messageContent = new MessageContent(MessageKind.TEXT, ANA, "oi").withId("GIVEN");
        StoredMessage first =
                ledger.accept("a", messageContent, "GIVEN", 1, AckPlan.read()).message();

        Ledger.Accepted again = ledger.accept("a", messageContent, "GIVEN", 2, AckPlan.read());

        assertTrue(again.repeat());
        assertSame(first, again.message());
        assertEquals(1, summary().accepted());
        assertEquals(1, summary().repeats());
        assertEquals(0, summary().duplicates());
    }

    @Test
    void a_given_id_is_a_repeat_even_after_its_message_was_forgotten() {
        Ledger small = new Ledger(1, 100, 0);
        MessageContent messageContent = new MessageContent(MessageKind.TEXT, ANA, "oi").withId("GIVEN");
        small.accept("a", messageContent, "GIVEN", 1, AckPlan.read());
        accept(small, "a", BIA, "oi");

        assertTrue(small.accept("a", messageContent, "GIVEN", 3, AckPlan.read()).repeat());
        assertEquals(2, small.snapshot().accepted());
    }

    @Test
    void chats_that_got_the_same_messages_in_the_same_order_are_one_sequence() {
        for (String chat : List.of(ANA, BIA)) {
            accept(chat, "first");
            accept(chat, "second");
        }
        assertEquals(1, summary().distinctSequences());

        accept("3@c.us", "second");
        accept("3@c.us", "first");
        assertEquals(2, summary().distinctSequences());
        assertEquals(3, summary().chats());
    }

    @Test
    void a_chat_lists_what_was_sent_and_received_oldest_first() {
        accept(ANA, "one");
        accept(BIA, "other");
        ledger.keep(
                Ledger.received("a", new MessageContent(MessageKind.TEXT, ANA, "two"), "IN", 5, false, Origin.PHONE));
        accept(ANA, "three");

        assertEquals(
                List.of("one", "two", "three"),
                ledger.chat("a", ANA).stream()
                        .map(m -> m.messageContent().content())
                        .toList());
        assertEquals(3, summary().accepted());
        assertEquals(2, ledger.session("a").sentTo(ANA));
    }

    @Test
    void only_the_newest_messages_are_kept_but_all_are_counted() {
        Ledger small = new Ledger(3, 100, 0);
        for (int i = 1; i <= 5; i++) {
            accept(small, "a", i % 2 == 0 ? ANA : BIA, "text " + i);
        }

        assertEquals(
                List.of("text 3", "text 4", "text 5"),
                small.sent(any -> true, 0, 10).stream()
                        .map(m -> m.messageContent().content())
                        .toList());
        assertEquals(1, small.chat("a", ANA).size());
        assertEquals(2, small.chat("a", BIA).size());
        assertNull(small.find("a", "ID1"));
        assertNotNull(small.find("a", "ID3"));
        assertEquals(5, small.snapshot().accepted());
        accept(small, "a", ANA, "text 2");
        assertEquals(1, small.snapshot().duplicateCount());
    }

    @Test
    void beyond_its_bound_it_says_that_it_watches_no_more() {
        Ledger small = new Ledger(10, 2, 0);
        for (int i = 0; i < 5; i++) {
            accept(small, "a", ANA, "oi");
        }

        assertEquals(5, small.snapshot().accepted());
        assertEquals(1, small.snapshot().duplicateCount());
        assertEquals(3, small.snapshot().untracked());
    }

    @Test
    void starts_are_measured_start_to_start_and_in_flight_ones_counted() {
        SessionLog log = ledger.session("a");
        log.started(5_000_000);
        assertNull(summary().minGapMillis());
        log.started(25_000_000);
        log.ended();
        log.ended();
        log.started(35_500_000);

        assertEquals(10.5, summary().minGapMillis());
        assertEquals(3, summary().starts());
        assertEquals(2, summary().maxInFlight());
        assertEquals(5.0, summary().firstStartMillis());
        assertEquals(35.5, summary().lastStartMillis());
    }

    @Test
    void clearing_forgets_everything() {
        accept(ANA, "oi");
        ledger.clear(0);
        accept(ANA, "oi");

        assertEquals(1, ledger.snapshot().accepted());
        assertEquals(0, ledger.snapshot().duplicateCount());
        assertEquals(1, ledger.chat("a", ANA).size());
    }

    @Test
    void an_entry_prints_neither_chat_nor_words() {
        String printed = accept(ANA, "secret words").message().entry(0).toString();

        assertFalse(printed.contains("secret") || printed.contains("5511"), printed);
    }
}
