package io.turbozap.session.port;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.core.ScriptedGateway;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.core.Stage;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule C23: numbers are looked up before their first message, where that is switched on. */
final class NumberCheckTest {

    private static final String ZERO = "5511900000000@c.us";
    private static final String ONE = "5511900000001@c.us";
    private static final String WITHOUT_NINE = "551100000000@c.us";

    private final Stage stage = new Stage(Stage.CHECKING);
    private final ScriptedGateway gateway = stage.gateway;

    /** A memory that keeps everything. */
    private static final class Remembering implements NumberMemory {
        final Map<String, NumberCheck> known = new HashMap<>();

        @Override
        public Future<@Nullable NumberCheck> recall(String chatId) {
            return Future.succeededFuture(known.get(chatId));
        }

        @Override
        public void learned(String chatId, NumberCheck check) {
            known.put(chatId, check);
        }
    }

    @Test
    void nothing_is_looked_up_where_it_is_off() {
        Stage off = new Stage();
        off.running(1, 2);
        off.pass(HOUR);
        assertEquals(List.of(), off.gateway.checked);
    }

    @Test
    void the_chat_id_that_whatsapp_gives_is_used() {
        gateway.directory = chatId -> new NumberCheck.Registered(chatId.equals(ZERO) ? WITHOUT_NINE : chatId);
        stage.pass(5);
        stage.running(2, 2);
        stage.pass(HOUR);
        assertEquals(List.of(WITHOUT_NINE, WITHOUT_NINE, ONE, ONE), gateway.recipients());
        assertEquals(
                WITHOUT_NINE,
                stage.journal.of(SessionEvent.SendIntended.class).get(0).chatId());
    }

    @Test
    void second_of_two_contacts_that_whatsapp_has_one_chat_for_is_skipped_as_a_duplicate() {
        gateway.directory = chatId -> new NumberCheck.Registered("77@lid");
        stage.pass(5);
        Campaign campaign = stage.running(2, 2);
        stage.pass(HOUR);
        assertEquals(List.of("77@lid", "77@lid"), gateway.recipients());
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 2), stage.view(campaign).sendCounts());
        SendDetail skipped = stage.request(campaign, 2).detail();
        assertNotNull(skipped);
        assertEquals("duplicate: WhatsApp has the same chat for an earlier recipient", skipped.reason());
    }

    @Test
    void number_that_whatsapp_answers_for_another_contact_is_skipped_in_either_order() {
        gateway.directory = chatId -> new NumberCheck.Registered(ZERO);
        stage.pass(5);
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(ZERO), gateway.recipients());
        gateway.directory = chatId -> new NumberCheck.Registered(ONE);
        Campaign other = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(ZERO, ONE), gateway.recipients());
        assertEquals(SendState.SKIPPED, stage.state(campaign, 1));
        assertEquals(SendState.SKIPPED, stage.state(other, 1));
    }

    @Test
    void retry_of_a_contact_is_no_duplicate_of_itself() {
        gateway.directory = chatId -> new NumberCheck.Registered("77@lid");
        gateway.next(new SendOutcome.ItemRefused("bad"));
        stage.pass(5);
        Campaign campaign = stage.running(1, 1);
        stage.pass(HOUR);
        stage.done(new SessionCommand.Retry(campaign.id(), RetryScope.FAILED));
        stage.pass(HOUR);
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
    }

    @Test
    void each_contact_is_looked_up_once_however_many_messages_it_gets() {
        stage.running(3, 2);
        stage.pass(HOUR);
        assertEquals(List.of(ZERO, ONE), gateway.checked);
    }

    @Test
    void the_next_contact_is_looked_up_ahead_so_its_start_is_on_time() {
        stage.running(1, 3);
        stage.pass(HOUR);
        assertEquals(List.of(1L, 1 + INTERVAL, 1 + 2 * INTERVAL), gateway.times());
    }

    @Test
    void while_the_first_is_looked_up_it_says_so() {
        stage.pass(5);
        stage.running(1, 1);
        assertEquals(List.of(BlockReason.PREPARING), stage.blockedBy());
        stage.pass(1);
        assertEquals(List.of(BlockReason.IN_FLIGHT), stage.blockedBy());
    }

    @Test
    void a_number_that_nobody_has_is_skipped_with_that_reason() {
        gateway.directory =
                chatId -> chatId.equals(ZERO) ? NumberCheck.Unregistered.INSTANCE : new NumberCheck.Registered(chatId);
        Campaign campaign = stage.running(2, 2);
        stage.pass(HOUR);
        assertEquals(List.of(2, 3), gateway.indexes());
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 2), stage.view(campaign).sendCounts());
        SendDetail detail = stage.request(campaign, 1).detail();
        assertNotNull(detail);
        assertEquals("not on WhatsApp", detail.reason());
    }

    @Test
    void what_nobody_can_tell_is_sent_as_given() {
        gateway.directory = chatId -> new NumberCheck.Unknown(BlockReason.WAHA_UNREACHABLE, "refused");
        Campaign campaign = stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(ZERO, ONE), gateway.recipients());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void a_gateway_that_throws_counts_as_no_answer() {
        gateway.throwing = true;
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(1, gateway.calls.size());
    }

    @Test
    void what_the_memory_knows_is_not_asked() {
        Remembering memory = new Remembering();
        memory.known.put(ZERO, new NumberCheck.Registered(WITHOUT_NINE));
        stage.numbers = memory;
        stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(ONE), gateway.checked);
        assertEquals(List.of(WITHOUT_NINE, ONE), gateway.recipients());
        assertEquals(new NumberCheck.Registered(ONE), memory.known.get(ONE));
    }

    @Test
    void only_answers_are_remembered() {
        Remembering memory = new Remembering();
        stage.numbers = memory;
        gateway.directory = chatId -> new NumberCheck.Unknown(BlockReason.WAHA_UNREACHABLE, "refused");
        stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(Map.of(), memory.known);
    }

    @Test
    void a_memory_that_cannot_be_read_is_done_without() {
        stage.numbers = new NumberMemory() {
            @Override
            public Future<@Nullable NumberCheck> recall(String chatId) {
                return Future.failedFuture("disk gone");
            }

            @Override
            public void learned(String chatId, NumberCheck check) {}
        };
        stage.running(1, 2);
        stage.pass(HOUR);
        assertEquals(List.of(ZERO, ONE), gateway.recipients());
    }

    @Test
    void waha_is_asked_once_a_second_at_the_most() {
        Stage fast = new Stage(new SessionPolicy(
                PacingRules.every(0),
                3,
                1_000,
                Stage.RECHECK,
                Stage.SETTLE_AFTER,
                Stage.SETTLE_AFTER,
                20,
                HOUR,
                0,
                HOUR,
                true));
        fast.running(1, 4);
        fast.pass(HOUR);
        assertEquals(List.of(0L, 1_000L, 2_000L, 3_000L), fast.gateway.checks);
        assertEquals(4, fast.gateway.calls.size());
    }

    @Test
    void replies_are_not_looked_up_for_somebody_wrote_first() {
        gateway.directory = chatId -> NumberCheck.Unregistered.INSTANCE;
        stage.running(Lane.REPLY, 1, 1);
        assertEquals(List.of(ZERO), gateway.recipients());
        assertEquals(List.of(), gateway.checked);
    }

    @Test
    void what_is_unclear_is_looked_for_in_the_chat_that_it_was_sent_to() {
        gateway.directory = chatId -> new NumberCheck.Registered(WITHOUT_NINE);
        gateway.next(new SendOutcome.Unclear("time-out"));
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(WITHOUT_NINE, gateway.attempts.get(0).request().chatId());
    }

    @Test
    void after_a_restart_too() {
        gateway.directory = chatId -> new NumberCheck.Registered(WITHOUT_NINE);
        gateway.hangs = true;
        stage.running(1, 1);
        stage.pass(1_000);
        Stage next = stage.restarted(HOUR);
        next.pass(1_000);
        assertEquals(WITHOUT_NINE, next.gateway.attempts.get(0).request().chatId());
    }

    @Test
    void sent_again_it_goes_where_it_went() {
        gateway.directory = chatId -> new NumberCheck.Registered(WITHOUT_NINE);
        gateway.next(new SendOutcome.Unclear("time-out"));
        Campaign campaign = stage.running(1, 1);
        stage.pass(HOUR);
        assertEquals(List.of(WITHOUT_NINE, WITHOUT_NINE), gateway.recipients());
        assertEquals(SendState.COMPLETED, stage.state(campaign, 0));
    }
}
