package io.turbozap.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Seeds;
import io.turbozap.campaign.SendState;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.store.history.Delivery;
import io.turbozap.store.history.DeliveryFilter;
import io.turbozap.store.history.StoreTest;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far messages came, in whatever order it is told. */
final class AcksTest extends StoreTest {

    private static final int ERROR = -1;
    private static final int SERVER = 1;
    private static final int DELIVERED = 2;
    private static final int READ = 3;

    private Delivery delivery(Campaign campaign, int index) {
        return await(deliveries.page(campaign.id(), DeliveryFilter.ALL, null, 1_000)).stream()
                .filter(delivery -> delivery.request() == index)
                .findAny()
                .orElseThrow();
    }

    private void ack(String messageId, int level, long at) {
        await(acks.record(messageId, DeliveryState.of(level), at, null));
    }

    @Test
    void an_ack_is_written_to_the_message_that_it_is_about() {
        Campaign campaign = sent(SESSION, 3, 3);

        ack("M1", SERVER, START + 5);

        Delivery acked = delivery(campaign, 1);
        assertEquals(DeliveryState.SERVER, acked.delivery());
        assertEquals(START + 5, acked.serverAt());
        assertEquals(SendState.COMPLETED, acked.status());
        assertEquals(DeliveryState.NONE, delivery(campaign, 0).delivery());
    }

    @Test
    void acks_that_come_before_the_message_has_an_id_are_not_lost() {
        Campaign campaign = campaign(SESSION, 1);
        record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        record(SESSION, intended(campaign, 0, null));
        ack("EARLY", READ, START + 9);
        ack("EARLY", SERVER, START + 3);

        record(SESSION, new SendCompleted(campaign.id(), 0, "EARLY", now));

        Delivery acked = delivery(campaign, 0);
        assertEquals(DeliveryState.READ, acked.delivery());
        assertEquals(START + 3, acked.serverAt());
        assertEquals(START + 9, acked.readAt());
    }

    @Test
    void an_ack_meets_an_id_that_was_reserved_before_the_send() {
        Campaign campaign = campaign(SESSION, 1);
        record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        record(SESSION, intended(campaign, 0, "RESERVED"));

        ack("RESERVED", SERVER, START);

        assertEquals(DeliveryState.SERVER, delivery(campaign, 0).delivery());
    }

    @Test
    void an_error_counts_until_the_message_arrives() { // BEHAVIOUR 14
        Campaign campaign = sent(SESSION, 2, 2);
        ack("M0", SERVER, START);
        await(acks.record("M0", DeliveryState.of(ERROR), START, "463 account_restricted"));
        await(acks.record("M1", DeliveryState.of(ERROR), START, null));
        ack("M1", DELIVERED, START);

        Delivery refused = delivery(campaign, 0);
        assertEquals(DeliveryState.ERROR, refused.delivery());
        assertEquals("463 account_restricted", refused.ackError());
        assertEquals(SendState.COMPLETED, refused.status());
        assertEquals(DeliveryState.DELIVERED, delivery(campaign, 1).delivery());
    }

    @Test
    void pending_says_nothing_and_neither_do_levels_that_whatsapp_does_not_have() {
        Campaign campaign = sent(SESSION, 1, 1);

        ack("M0", 0, START);
        ack("M0", 17, START);

        assertEquals(DeliveryState.NONE, delivery(campaign, 0).delivery());
    }

    @Test
    void a_send_with_another_id_starts_without_the_acks_of_the_last() {
        Campaign campaign = campaign(SESSION, 1);
        record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        record(SESSION, intended(campaign, 0, "FIRST"));
        await(acks.record("FIRST", DeliveryState.of(ERROR), START, "no"));
        record(SESSION, new SendReturned(campaign.id(), 0, null, "no", now));
        now++;

        record(SESSION, intended(campaign, 0, "SECOND"));

        Delivery again = delivery(campaign, 0);
        assertEquals(DeliveryState.NONE, again.delivery());
        assertNull(again.ackError());
        assertEquals(2, again.attempts());
    }

    @Test
    void whatever_the_order_and_however_often_the_outcome_is_the_same() {
        int[] campaigns = {0};
        Seeds.each(25, random -> {
            Campaign campaign = campaign(SESSION, 1);
            String id = "MESSAGE-" + campaigns[0]++;
            record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
            record(SESSION, intended(campaign, 0, null));
            List<Runnable> told = new ArrayList<>();
            List<Future<Void>> writes = Collections.synchronizedList(new ArrayList<>());
            DeliveryState expected = DeliveryState.NONE;
            @Nullable Long[] first = new Long[5];
            for (int i = random.nextInt(8); i > 0; i--) {
                int level = random.nextInt(-1, 5);
                long at = START + random.nextInt(100);
                told.add(() -> writes.add(acks.record(id, DeliveryState.of(level), at, "error")));
                DeliveryState state = DeliveryState.of(level);
                expected = state.compareTo(expected) > 0 ? state : expected;
                if (level > 0) {
                    first[level] = first[level] == null ? Long.valueOf(at) : Long.valueOf(Math.min(first[level], at));
                }
            }
            List<SessionEvent> completed = List.of(new SendCompleted(campaign.id(), 0, id, now));
            told.add(() -> writes.add(journal.record(SESSION, completed)));
            Collections.shuffle(told, new Random(random.nextLong()));
            if (random.nextBoolean()) {
                told.parallelStream().forEach(Runnable::run);
            } else {
                told.forEach(Runnable::run);
            }
            writes.forEach(StoreTest::await);

            // what an early ack sets off is stored before this
            await(acks.record("of nobody", DeliveryState.of(SERVER), START, null));
            Delivery delivery = delivery(campaign, 0);
            assertEquals(expected, delivery.delivery());
            assertEquals(
                    Arrays.asList(first).subList(1, 5),
                    Arrays.asList(delivery.serverAt(), delivery.deliveredAt(), delivery.readAt(), delivery.playedAt()));
        });
    }

    @Test
    void acks_of_unknown_messages_are_remembered_up_to_a_number() {
        UnmatchedAcks early = new UnmatchedAcks(3);
        for (int i = 0; i < 5; i++) {
            early.add(new Ack("M" + i, DeliveryState.SERVER, i, null));
            early.add(new Ack("M" + i, DeliveryState.SERVER, i + 1, null));
        }

        assertEquals(3, early.size());
        assertNull(early.of("M1"));
        assertEquals(List.of(new Ack("M4", DeliveryState.SERVER, 4, null)), early.of("M4"));

        early.remove(new Ack("M4", DeliveryState.SERVER, 9, null));
        assertEquals(2, early.size());
    }
}
