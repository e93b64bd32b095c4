package io.turbozap.recipients.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.recipients.MemorySuppressions;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** BEHAVIOUR 21: who writes a stop word is sent nothing more. */
class OptOutsTest {

    private static final SessionName SALES = new SessionName("sales");
    private static final String ANA = "4915188887777@c.us";
    private static final String HIDDEN = "95511@lid";

    private final MemorySuppressions list = new MemorySuppressions();
    private long now = 10_000;
    private Future<@Nullable String> phone = Future.succeededFuture(ANA);
    private final OptOuts optOuts = new OptOuts(
            new OptOutWords(List.of("STOP"), List.of("START")),
            (session, lid) -> phone,
            list,
            SessionOwners.SINGLE,
            () -> Instant.ofEpochMilli(now));

    private Future<Void> write(String chat, String text, long at) {
        return optOuts.handle(new MessageReceived("evt", SALES, "A", chat, true, text, at));
    }

    private String suppressed() {
        return list.list(Org.FIRST, null, 100).result().stream()
                .map(Suppression::chatId)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    @Test
    void stop_suppresses_and_start_ends_it() {
        assertTrue(write(ANA, "stop", 1_000).succeeded());
        assertEquals(
                List.of(new Suppression(ANA, "opted out", "message", 1_000)),
                list.list(Org.FIRST, null, 9).result());
        assertTrue(write(ANA, "Hello, how are you?", 2_000).succeeded());
        assertTrue(list.contains(Org.FIRST, ANA));
        assertTrue(write(ANA, "start", 3_000).succeeded());
        assertFalse(list.contains(Org.FIRST, ANA));
    }

    @Test
    void words_in_groups_are_no_wish() {
        optOuts.handle(new MessageReceived("evt", SALES, "A", "120363@g.us", false, "STOP", 1_000));
        assertEquals("[]", suppressed());
    }

    @Test
    void one_opt_out_is_one_row_for_all_spellings_of_a_number() {
        write("553188887777@c.us", "STOP", 1_000);
        assertEquals("[553188887777@c.us]", suppressed());
        write("5531988887777@c.us", "START", 2_000);
        assertEquals("[]", suppressed());
    }

    @Test
    void hidden_id_counts_for_its_phone() {
        assertTrue(write(HIDDEN, "STOP", 1_000).succeeded());
        assertEquals("[" + ANA + "]", suppressed());
        assertTrue(write(HIDDEN, "START", 2_000).succeeded());
        assertEquals("[]", suppressed());
    }

    @Test
    void phone_that_the_message_tells_needs_no_question() {
        phone = Future.failedFuture("WAHA does not answer");
        MessageReceived stop = new MessageReceived("evt", SALES, "A", HIDDEN, true, "STOP", 1_000, ANA);
        assertTrue(optOuts.handle(stop).succeeded());
        assertEquals("[" + ANA + "]", suppressed());
        assertTrue(list.contains(Org.FIRST, HIDDEN));
    }

    @Test
    void hidden_id_without_a_phone_is_suppressed_as_it_is() {
        phone = Future.succeededFuture(null);
        assertTrue(write(HIDDEN, "STOP", 1_000).succeeded());
        assertEquals("[" + HIDDEN + "]", suppressed());
    }

    @Test
    void while_the_phone_cannot_be_asked_for_the_message_has_to_come_again() {
        phone = Future.failedFuture("WAHA does not answer");
        assertTrue(write(HIDDEN, "STOP", 1_000).failed());
        assertEquals("[" + HIDDEN + "]", suppressed());

        phone = Future.succeededFuture(ANA);
        assertTrue(write(HIDDEN, "STOP", 1_000).succeeded());
        assertEquals("[" + ANA + "]", suppressed());
    }

    @Test
    void old_wish_that_comes_late_does_not_undo_a_newer_one() {
        write(ANA, "STOP", 2_000);
        write(ANA, "START", 1_000);
        assertTrue(list.contains(Org.FIRST, ANA));
        write(ANA, "START", 3_000);
        write(ANA, "STOP", 2_000);
        assertFalse(list.contains(Org.FIRST, ANA));
    }

    @Test
    void what_an_operator_set_is_lifted_by_no_message() {
        list.add(Org.FIRST, new Suppression(ANA, "asked by phone", "operator", 1_000));
        write(ANA, "START", 2_000);
        assertTrue(list.contains(Org.FIRST, ANA));
    }

    @Test
    void stop_counts_however_late_it_is_heard_and_start_does_not() {
        now = TimeUnit.DAYS.toMillis(OptOuts.OPT_IN_DAYS) + 1_001;
        write(ANA, "STOP", 500);
        assertTrue(write(ANA, "START", 1_000).succeeded());
        assertTrue(list.contains(Org.FIRST, ANA));
        write(ANA, "START", 1_001);
        assertFalse(list.contains(Org.FIRST, ANA));
    }

    @Test
    void start_for_the_phone_of_somebody_else_lifts_nothing() {
        String other = "4915188880000@c.us";
        write(ANA, "STOP", 1_000);
        phone = Future.succeededFuture(other);
        optOuts.handle(new MessageReceived("evt", SALES, "B", HIDDEN, true, "START", 2_000, ANA));
        assertTrue(list.contains(Org.FIRST, ANA), "WAHA says that this hidden id stands for another");

        phone = Future.succeededFuture(null);
        optOuts.handle(new MessageReceived("evt", SALES, "C", HIDDEN, true, "START", 3_000, ANA));
        assertFalse(list.contains(Org.FIRST, ANA), "nobody contradicts");
    }

    @Test
    void of_two_wishes_in_one_second_the_opt_out_counts() {
        write(ANA, "START", 1_000);
        write(ANA, "STOP", 1_000);
        write(ANA, "START", 1_000);
        assertTrue(list.contains(Org.FIRST, ANA));
    }

    @Test
    void newer_wish_counts_although_the_phone_of_the_older_is_told_later() {
        Promise<@Nullable String> slow = Promise.promise();
        phone = slow.future();
        Future<Void> stop = write(HIDDEN, "STOP", 1_000);
        phone = Future.succeededFuture(ANA);
        write(HIDDEN, "START", 2_000);
        slow.complete(ANA);
        assertTrue(stop.succeeded());
        assertEquals("[]", suppressed());
    }

    @Test
    void what_could_not_be_recorded_counts_when_it_comes_again() {
        MemorySuppressions full = new MemorySuppressions(0);
        boolean[] broken = {true};
        Suppressions flaky = new Suppressions() {
            @Override
            public boolean contains(Org org, String chatId) {
                return list.contains(Org.FIRST, chatId);
            }

            @Override
            public Future<Boolean> add(Org org, Suppression suppression) {
                return list.add(Org.FIRST, suppression);
            }

            @Override
            public Future<Boolean> remove(Org org, String chatId, long at) {
                return list.remove(Org.FIRST, chatId, at);
            }

            @Override
            public Future<Boolean> follow(Org org, String chatId, @Nullable String hiddenId, boolean optOut, long at) {
                return (broken[0] ? full : list).follow(org, chatId, hiddenId, optOut, at);
            }

            @Override
            public Future<List<Suppression>> list(Org org, @Nullable String after, int limit) {
                return list.list(Org.FIRST, after, limit);
            }
        };
        OptOuts overFlaky = new OptOuts(
                new OptOutWords(List.of("STOP"), List.of()),
                (session, lid) -> phone,
                flaky,
                SessionOwners.SINGLE,
                () -> Instant.ofEpochMilli(now));
        MessageReceived stop = new MessageReceived("evt", SALES, "A", ANA, true, "STOP", 1_000);
        assertTrue(overFlaky.handle(stop).failed());
        broken[0] = false;
        assertTrue(overFlaky.handle(stop).succeeded());
        assertTrue(list.contains(Org.FIRST, ANA));
    }
}
