package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendState;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.SessionEvent.SendUncertain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of requests, page by page. */
final class DeliveriesTest extends StoreTest {

    /** Requests in every state, with acks of every kind. */
    private Campaign mixed() {
        Campaign campaign = campaign(SESSION, 60);
        record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        List<SessionEvent> events = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            String chatId = campaign.request(index).chatId();
            if (index % 7 == 1) {
                events.add(new SendSkipped(campaign.id(), index, chatId, "suppressed", now));
                continue;
            }
            events.add(intended(campaign, index, null));
            switch (index % 7) {
                case 2 -> events.add(new SendFailed(campaign.id(), index, "no", now));
                case 3 -> events.add(new SendUncertain(campaign.id(), index, null, "?", false, now));
                case 4 -> {}
                default -> events.add(new SendCompleted(campaign.id(), index, "X" + index, now));
            }
        }
        await(journal.record(SESSION, events));
        for (int index = 0; index < 50; index++) {
            await(acks.record("X" + index, DeliveryState.of(index % 6 - 1), now + 1_000 + index, "refused"));
        }
        return campaign;
    }

    private List<Delivery> all(CampaignId campaign, DeliveryFilter filter, int limit) {
        List<Delivery> all = new ArrayList<>();
        List<Delivery> page = await(deliveries.page(campaign, filter, null, limit));
        while (!page.isEmpty()) {
            all.addAll(page);
            page = await(
                    deliveries.page(campaign, filter, page.get(page.size() - 1).id(), limit));
        }
        return all;
    }

    @Test
    void pages_hold_every_request_that_was_touched_once_and_in_order() {
        sent(SESSION, 3, 3);
        Campaign campaign = mixed();
        sent(SESSION, 3, 3);

        List<Delivery> all = all(campaign.id(), DeliveryFilter.ALL, 7);

        assertEquals(50, all.size());
        for (int index = 0; index < 50; index++) {
            assertEquals(index, all.get(index).request());
            assertEquals(campaign.request(index).chatId(), all.get(index).chatId());
            assertEquals(campaign.id(), all.get(index).campaign());
        }
    }

    @Test
    void every_filter_shows_what_it_says_and_nothing_else() {
        Campaign campaign = mixed();
        List<Delivery> all = all(campaign.id(), DeliveryFilter.ALL, 1_000);

        for (SendState state : SendState.values()) {
            filtered(campaign, all, filter(state, null), delivery -> delivery.status() == state);
        }
        for (DeliveryState state : DeliveryState.values()) {
            filtered(campaign, all, filter(null, state), delivery -> delivery.delivery() == state);
            filtered(
                    campaign,
                    all,
                    filter(SendState.COMPLETED, state),
                    delivery -> delivery.status() == SendState.COMPLETED && delivery.delivery() == state);
        }
        filtered(campaign, all, new DeliveryFilter(null, null, OTHER, null), delivery -> false);
        filtered(campaign, all, new DeliveryFilter(null, null, SESSION, null), delivery -> true);
        filtered(campaign, all, new DeliveryFilter(null, null, null, "00003"), delivery -> delivery.chatId()
                .contains("00003"));
    }

    private static DeliveryFilter filter(@Nullable SendState status, @Nullable DeliveryState delivery) {
        return new DeliveryFilter(status, delivery, null, null);
    }

    private void filtered(Campaign campaign, List<Delivery> all, DeliveryFilter filter, Predicate<Delivery> expected) {
        assertEquals(all.stream().filter(expected).toList(), all(campaign.id(), filter, 3), filter.toString());
    }

    @Test
    void a_campaign_that_is_unknown_or_deleted_has_no_pages() {
        Campaign campaign = sent(SESSION, 1, 1);
        record(SESSION, new CampaignDeleted(campaign.id()));

        assertNull(await(deliveries.page(campaign.id(), DeliveryFilter.ALL, null, 10)));
        assertNull(await(deliveries.summary(campaign(SESSION, 1).id())));
        assertEquals(List.of(), await(deliveries.latest(DeliveryFilter.ALL, null, 10)));
    }

    @Test
    void the_latest_are_those_of_the_newest_campaign() {
        Campaign old = sent(SESSION, 2, 2);
        Campaign young = sent(OTHER, 2, 2);

        List<Delivery> first = await(deliveries.latest(DeliveryFilter.ALL, null, 3));
        List<Delivery> rest =
                await(deliveries.latest(DeliveryFilter.ALL, first.get(2).id(), 3));

        assertEquals(
                List.of(young.id() + "#1", young.id() + "#0", old.id() + "#1"),
                first.stream()
                        .map(delivery -> delivery.campaign() + "#" + delivery.request())
                        .toList());
        assertEquals(1, rest.size());
    }

    @Test
    void the_sum_is_that_of_the_rows() {
        Campaign campaign = mixed();
        List<Delivery> all = all(campaign.id(), DeliveryFilter.ALL, 1_000);

        DeliverySummary summary = await(deliveries.summary(campaign.id()));

        assertEquals(count(all, SendState.COMPLETED), summary.completed());
        assertEquals(count(all, SendState.FAILED), summary.failed());
        assertEquals(count(all, SendState.UNCERTAIN), summary.uncertain());
        assertEquals(count(all, SendState.SKIPPED), summary.skipped());
        assertEquals(count(all, SendState.EXECUTING), summary.executing());
        assertEquals(0, summary.pending());
        assertEquals(
                new DeliverySummary.Confirmed(
                        count(all, DeliveryState.NONE),
                        count(all, DeliveryState.SERVER),
                        count(all, DeliveryState.DELIVERED),
                        count(all, DeliveryState.READ),
                        count(all, DeliveryState.PLAYED),
                        count(all, DeliveryState.ERROR)),
                summary.confirmed());
        assertEquals(START, summary.firstSentAt());
        assertEquals(START, summary.lastSentAt());
    }

    private static long count(List<Delivery> all, SendState state) {
        return all.stream().filter(delivery -> delivery.status() == state).count();
    }

    private static long count(List<Delivery> all, DeliveryState state) {
        return all.stream()
                .filter(delivery -> delivery.status() == SendState.COMPLETED && delivery.delivery() == state)
                .count();
    }

    @Test
    void averages_are_over_what_is_known() {
        Campaign campaign = sent(SESSION, 4, 4);
        await(acks.record("M0", DeliveryState.of(2), now + 1_000, null));
        await(acks.record("M1", DeliveryState.of(3), now + 3_000, null)); // seen, so it arrived
        await(acks.record("M2", DeliveryState.of(1), now + 9_000, null));

        DeliverySummary summary = await(deliveries.summary(campaign.id()));

        assertEquals(2_000, summary.averageToDeliver());
        assertEquals(3_000, summary.averageToRead());
    }

    @Test
    void nothing_sent_has_no_times() {
        Campaign campaign = sent(SESSION, 4, 0);

        DeliverySummary summary = await(deliveries.summary(campaign.id()));

        assertEquals(0, summary.completed());
        assertNull(summary.firstSentAt());
        assertNull(summary.averageToRead());
    }

    @Test
    void scheduled_messages_that_left_are_listed_with_what_they_were() { // BEHAVIOUR 31
        sent(SESSION, 1, 1);
        List<CampaignId> left = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Campaign message = message(i);
            record(SESSION, new CampaignCreated(message, START + i), new CampaignStarted(message.id(), now));
            record(SESSION, intended(message, 0, null));
            record(
                    SESSION,
                    i == 1
                            ? new SendFailed(message.id(), 0, "no", now)
                            : new SendCompleted(message.id(), 0, "S" + i, now),
                    new CampaignCompleted(message.id(), now));
            if (i != 1) {
                left.add(message.id());
            }
        }

        List<Deliveries.Left> first = await(deliveries.left(null, 1));
        List<Deliveries.Left> rest =
                await(deliveries.left(first.get(0).delivery().id(), 10));

        assertEquals(left.get(0), first.get(0).campaign().campaign().id());
        assertEquals(START, first.get(0).campaign().scheduledAt());
        assertEquals("S0", first.get(0).delivery().messageId());
        assertEquals(1, rest.size());
        assertEquals(left.get(1), rest.get(0).delivery().campaign());
    }

    private Campaign message(int number) {
        Instant created = Instant.ofEpochMilli(START + number);
        return new Campaign(
                CampaignId.generateUuid(created, random),
                CampaignSource.SCHEDULED,
                SESSION,
                created,
                Lane.SCHEDULED,
                campaign(SESSION, 0).messages(),
                Recipients.of("5511999999999"),
                0,
                null);
    }

    @Test
    void only_digits_are_looked_for() {
        assertThrows(IllegalArgumentException.class, () -> new DeliveryFilter(null, null, null, "%"));
    }
}
