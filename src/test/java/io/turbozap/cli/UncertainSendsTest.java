package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.fault.Fault.Target;
import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may have been sent is settled by asking WAHA, never by sending blindly (rule 20). */
@Tag("slow")
final class UncertainSendsTest {

    private enum Unclear {
        HANG(Kind.HANG),
        RESET(Kind.RESET),
        CLOSED(Kind.CONNECTION_CLOSED),
        TIMED_OUT(Kind.TIMED_OUT),
        BAD_GATEWAY(Kind.BAD_GATEWAY),
        UNAVAILABLE(Kind.UNAVAILABLE),
        GATEWAY_TIMEOUT(Kind.GATEWAY_TIMEOUT),
        CUT_ANSWER(Kind.CUT_ANSWER);

        final Kind kind;

        Unclear(Kind kind) {
            this.kind = kind;
        }
    }

    static Stream<Arguments> wahas() {
        List<Arguments> all = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            all.add(Arguments.of(engine, true));
            all.add(Arguments.of(engine, false));
        }
        return all.stream();
    }

    @ParameterizedTest
    @EnumSource
    void what_left_unanswered_is_found_and_what_did_not_leave_is_sent_again(Unclear unclear) {
        try (WholeServer whole = start(waha())) {
            await(whole.simulator.fault(Fault.of(unclear.kind).times(1)));
            await(whole.simulator.fault(Fault.of(unclear.kind).butRecorded().times(1)));
            String campaign = whole.execute("sales", 10, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 10);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_number_that_is_not_on_whatsapp_fails_at_once_and_nothing_waits_for_it(Engine engine) {
        try (WholeServer whole = start(waha().engine(engine), "SETTLE_AFTER", "600000")) {
            await(whole.simulator.fault(Fault.of(Kind.NO_LID).times(1)));
            String campaign = whole.execute("sales", 5, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertEquals(4, whole.count(campaign, "completed"));
            assertEquals(1, whole.count(campaign, "failed"));
        }
    }

    @ParameterizedTest
    @MethodSource("wahas")
    void engines_with_and_without_message_ids_are_asked_in_their_own_way(Engine engine, boolean messageIds) {
        try (WholeServer whole = start(waha().engine(engine).messageIds(messageIds))) {
            String campaign = whole.execute("sales", 40, text("hello"));
            whole.until(() -> "sends", () -> whole.count(campaign, "completed") > 1);
            await(whole.simulator.fault(Fault.of(Kind.RESET).times(1)));
            await(whole.simulator.fault(Fault.of(Kind.RESET).butRecorded().times(1)));
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 40);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void every_kind_of_message_is_known_again_in_the_history(Engine engine) {
        try (WholeServer whole = start(waha().engine(engine).messageIds(false))) {
            await(whole.simulator.fault(
                    Fault.of(Kind.CONNECTION_CLOSED).butRecorded().times(8)));
            String campaign = whole.execute("sales", 1, BroadcastTest.everyKind());
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 8);
        }
    }

    @Test
    void without_history_and_id_it_stays_uncertain_and_the_session_goes_on() {
        try (WholeServer whole = start(waha().messageIds(false).history(false))) {
            await(whole.simulator.fault(Fault.of(Kind.RESET).butRecorded().times(1)));
            await(whole.simulator.fault(Fault.of(Kind.RESET).times(1)));
            String campaign = whole.execute("sales", 10, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertEquals(2, whole.count(campaign, "uncertain"));
            assertEquals(8, whole.count(campaign, "completed"));
            assertEquals(9, whole.ledger().accepted());
            assertEquals(0, whole.ledger().duplicateCount());
        }
    }

    @Test
    void a_history_that_answers_later_is_waited_for() {
        try (WholeServer whole = start(waha())) {
            await(whole.simulator.fault(Fault.of(Kind.UNAVAILABLE).on(Target.HISTORY)));
            await(whole.simulator.fault(Fault.of(Kind.RESET).butRecorded().times(1)));
            String campaign = whole.execute("sales", 3, BroadcastTest.location());
            whole.untilBlocked("sales", "unavailable");
            assertEquals(1, whole.ledger().accepted());

            await(whole.simulator.clearFaults());
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 3);
        }
    }

    @Test
    void what_never_leaves_however_often_it_is_tried_fails_and_the_session_goes_on() {
        try (WholeServer whole = start(waha())) {
            await(whole.simulator.fault(Fault.of(Kind.CONNECTION_CLOSED).times(3)));
            String campaign = whole.execute("sales", 5, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertEquals(1, whole.count(campaign, "failed"));
            assertEquals(4, whole.ledger().accepted());
        }
    }

    @Test
    void an_identical_message_of_another_campaign_is_no_trace() {
        try (WholeServer whole = start(waha().messageIds(false))) {
            whole.untilStatus(whole.execute("sales", 3, text("hello")), "completed");
            await(whole.simulator.fault(Fault.of(Kind.RESET).times(1)));
            String second = whole.execute("sales", 3, text("hello"));
            whole.untilStatus(second, "completed");

            assertEquals(3, whole.count(second, "completed"));
            assertEquals(6, whole.ledger().accepted());
        }
    }

    @Test
    void a_waha_slower_than_the_time_out_gets_nothing_twice() {
        JsonObject poll = BroadcastTest.poll();
        try (WholeServer whole = start(waha(), "SETTLE_AFTER", "1500")) {
            await(whole.simulator.fault(Fault.latency(700).times(2)));
            String campaign = whole.execute("sales", 6, text("hello"), poll);
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 12);
        }
    }

    /** The time-out is short and the wait until an absent message counts as unsent is longer than what is late. */
    private static WholeServer start(SimulatorOptionsBuilder waha, String... more) {
        String[] settings = {"EXECUTION_INTERVAL", "3", "REQUEST_TIMEOUT", "400", "SETTLE_AFTER", "500"};
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(more));
        return WholeServer.start(waha, all.toArray(String[]::new));
    }

    private static void assertSentOnce(WholeServer whole, String campaign, int requests) {
        assertEquals(requests, whole.count(campaign, "completed"), () -> whole.campaign(campaign)
                .encode());
        LedgerSnapshot ledger = whole.ledger();
        assertEquals(requests, ledger.accepted());
        assertEquals(0, ledger.duplicateCount());
    }
}
