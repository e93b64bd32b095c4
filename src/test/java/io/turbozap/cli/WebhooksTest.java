package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.contacts;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole server hears what the simulated WAHA tells by webhook, signed. */
final class WebhooksTest {

    private static final String KEY = "the-key-of-the-hooks";
    private static final String ANA = contacts(1).get(0) + "@c.us";

    /** A session whose webhooks are signed with {@code key}. */
    private static WholeServer start(SimulatorOptionsBuilder waha, String key, String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "WAHA_WEBHOOK_HMAC_KEY";
        all[settings.length + 1] = KEY;
        WholeServer whole = WholeServer.start(waha, all);
        whole.hook("sales", key);
        return whole;
    }

    private static void untilDelivered(WholeServer whole, int webhooks) {
        whole.until(
                () -> webhooks + " webhooks taken, but " + whole.webhooks(),
                () -> whole.webhooks().getInteger("delivered") >= webhooks);
    }

    @Test
    void every_webhook_of_a_running_campaign_is_taken() {
        try (WholeServer whole = start(waha().acks(AckPlan.doubled()), KEY)) {
            String campaign = whole.execute("sales", 40, text("one"), text("two"));
            whole.untilStatus(campaign, "completed");
            untilDelivered(whole, 80 * 7);

            JsonObject webhooks = whole.webhooks();
            assertEquals(0, webhooks.getInteger("lost"), webhooks::encode);
            assertEquals(0, webhooks.getInteger("failedAttempts"), webhooks::encode);
            assertEquals(80, whole.ledger().accepted());
        }
    }

    @Test
    void webhook_proves_a_send_that_neither_its_answer_nor_a_history_shows() { // BEHAVIOUR 20
        try (WholeServer whole = start(waha().messageIds(false).history(false), KEY)) {
            whole.untilStatus(whole.execute("sales", 1, text("first")), "completed");
            untilDelivered(whole, 1);
            await(whole.simulator.fault(Fault.of(Kind.RESET).butRecorded().times(3)));
            String campaign = whole.execute("sales", 5, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertEquals(5, whole.count(campaign, "completed"), () -> whole.campaign(campaign)
                    .encode());
            assertEquals(6, whole.ledger().accepted());
            assertEquals(0, whole.ledger().duplicateCount());
        }
    }

    @Test
    void stop_word_suppresses_and_start_word_ends_it() { // BEHAVIOUR 21
        try (WholeServer whole = start(waha(), KEY)) {
            await(whole.simulator.incoming("sales", ANA, "Stop!"));
            whole.until(() -> "suppressed", () -> suppressed(whole, ANA));

            await(whole.simulator.incoming("sales", "120363@g.us", "STOP"));
            await(whole.simulator.incoming("sales", contacts(2).get(1) + "@c.us", "Where can I stop by?"));
            untilDelivered(whole, 6);
            List<String> all = await(whole.server.storage().suppressions.list(Org.FIRST, null, 100)).stream()
                    .map(suppression -> suppression.chatId())
                    .toList();
            assertTrue(all.contains(ANA) && all.size() <= 2, all::toString);
        }
    }

    @Test
    void who_wrote_a_stop_word_is_skipped_by_a_running_campaign() { // BEHAVIOUR 21
        try (WholeServer whole = start(waha(), KEY)) {
            await(whole.simulator.incoming("sales", ANA, "Stop!"));
            whole.until(() -> "suppressed", () -> suppressed(whole, ANA));
            String campaign = whole.execute("sales", 3, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertEquals(1, whole.count(campaign, "skipped"));
            assertEquals(2, whole.count(campaign, "completed"));
            assertEquals(0, await(whole.simulator.sentTo("sales", ANA)));
        }
    }

    @Test
    void hidden_sender_is_suppressed_by_phone() { // BEHAVIOUR 21
        try (WholeServer whole = start(waha().hiddenIds(true), KEY)) {
            String hidden = "9" + new StringBuilder(contacts(1).get(0)).reverse() + "@lid";
            await(whole.simulator.incoming("sales", hidden, "SAIR"));
            whole.until(() -> "suppressed", () -> suppressed(whole, ANA));
            assertTrue(whole.server.storage().suppressions.contains(Org.FIRST, hidden));
        }
    }

    @Test
    void webhooks_signed_with_another_key_change_nothing() {
        try (WholeServer whole = start(waha(), "another-key")) {
            await(whole.simulator.incoming("sales", ANA, "STOP"));
            whole.until(
                    () -> "refused, but " + whole.webhooks(),
                    () -> whole.webhooks().getInteger("failedAttempts") > 3);
            assertFalse(suppressed(whole, ANA));
            assertEquals(0, whole.webhooks().getInteger("delivered"));
        }
    }

    @Test
    void webhooks_that_our_own_door_refuses_are_counted() {
        try (WholeServer whole = start(waha(), "another-key")) {
            await(whole.simulator.incoming("sales", ANA, "hello"));
            whole.until(
                    () -> "the metric",
                    () -> whole.get("/metrics").bodyAsString().contains("turbozap_webhooks_refused_total"));
        }
    }

    /** Each look is a request, so that nobody spins. */
    private static boolean suppressed(WholeServer whole, String chat) {
        assertEquals(200, whole.get("/health").statusCode());
        return whole.server.storage().suppressions.contains(Org.FIRST, chat);
    }
}
