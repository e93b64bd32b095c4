package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.store.history.CampaignStatistics.Bucket;
import io.turbozap.store.history.CampaignStatistics.Funnel;
import io.turbozap.store.history.CampaignStatistics.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a campaign went, in figures. */
final class StatisticsTest extends StoreTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    private Campaign started(int contacts) {
        Campaign campaign = campaign(SESSION, contacts);
        record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        return campaign;
    }

    private CampaignStatistics statistics(CampaignId campaign) {
        return await(deliveries.statistics(campaign, ZoneOffset.UTC));
    }

    private void send(Campaign campaign, int index, long at) {
        record(
                SESSION,
                intended(campaign, index, null),
                new SendCompleted(campaign.id(), index, campaign.id() + "-" + index, at));
    }

    private void ack(Campaign campaign, int index, int level, long at) {
        await(acks.record(campaign.id() + "-" + index, DeliveryState.of(level), at, null));
    }

    @Test
    void every_kind_of_event_stands_in_the_bucket_of_its_time() {
        sent(SESSION, 3, 3);
        Campaign campaign = started(9);
        send(campaign, 0, START);
        send(campaign, 1, START + 9_999);
        send(campaign, 2, START + 20_000);
        send(campaign, 3, START + 20_001);
        ack(campaign, 0, 1, START + 1_000);
        ack(campaign, 1, 2, START + 30_000);
        ack(campaign, 2, 3, START + 31_000);
        record(
                SESSION,
                intended(campaign, 4, null),
                new SendFailed(campaign.id(), 4, "no", START + 41_000),
                new SendSkipped(campaign.id(), 5, campaign.request(5).chatId(), "suppressed", START + 999_000),
                intended(campaign, 6, null),
                new SendUncertain(campaign.id(), 6, null, "?", false, START + 999_000),
                intended(campaign, 7, null));
        sent(SESSION, 3, 3);

        CampaignStatistics statistics = statistics(campaign.id());

        assertEquals(10_000, statistics.bucketMillis());
        assertEquals(
                List.of(
                        new Bucket(START, 2, 0, 0, 0),
                        new Bucket(START + 10_000, 0, 0, 0, 0),
                        new Bucket(START + 20_000, 2, 0, 0, 0),
                        new Bucket(START + 30_000, 0, 2, 1, 0),
                        new Bucket(START + 40_000, 0, 0, 0, 1)),
                statistics.buckets());
        assertEquals(new Funnel(4, 3, 2, 1, 0, 1, 1, 1), statistics.funnel());
        assertEquals(new ReceiptCounts(2, 1), await(deliveries.receipts(campaign.id())));
        assertEquals(
                List.of(
                        new Reason("failed", "no", 1),
                        new Reason("skipped", "suppressed", 1),
                        new Reason("uncertain", "?", 1)),
                statistics.reasons());
    }

    @Test
    void a_failure_that_is_to_be_tried_again_is_none() {
        Campaign campaign = started(1);
        record(SESSION, intended(campaign, 0, null), new SendFailed(campaign.id(), 0, "no", START));
        record(SESSION, new SessionEvent.CampaignRetried(campaign.id()));

        CampaignStatistics statistics = statistics(campaign.id());

        assertEquals(List.of(), statistics.buckets());
        assertEquals(new Funnel(0, 0, 0, 0, 0, 0, 0, 0), statistics.funnel());
        assertEquals(List.of(), statistics.reasons());
    }

    @Test
    void the_most_frequent_reasons_are_told_and_the_rest_together() {
        Campaign campaign = started(60);
        List<SessionEvent> events = new ArrayList<>();
        int index = 0;
        for (int reason = 0; reason < 24; reason++) {
            for (int times = 0; times < (reason == 23 ? 3 : 1 + reason % 2); times++) {
                events.add(intended(campaign, index, null));
                events.add(new SendFailed(campaign.id(), index++, "reason " + (char) ('a' + reason), START));
            }
        }
        events.add(new SendSkipped(campaign.id(), index, campaign.request(index).chatId(), "suppressed", START));
        await(journal.record(SESSION, events));

        List<Reason> reasons = statistics(campaign.id()).reasons();

        assertEquals(new Reason("failed", "reason x", 3), reasons.get(0));
        assertEquals(new Reason("failed", "reason b", 2), reasons.get(1));
        assertEquals(
                List.of(new Reason("failed", "other", 4), new Reason("skipped", "other", 1)),
                reasons.subList(20, reasons.size()));
        assertEquals(index + 1, reasons.stream().mapToLong(Reason::count).sum());
    }

    @Test
    void who_is_not_there_has_no_statistics_and_who_has_not_begun_has_empty_ones() {
        assertNull(await(deliveries.statistics(campaign(SESSION, 1).id(), ZoneOffset.UTC)));
        Campaign campaign = campaign(SESSION, 2);
        record(SESSION, new CampaignCreated(campaign, null));
        assertEquals(List.of(), statistics(campaign.id()).buckets());
    }

    @Test
    void days_begin_at_midnight_where_people_are() {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        Campaign campaign = started(2);
        send(campaign, 0, START);
        send(campaign, 1, START + 60 * DAY);

        CampaignStatistics statistics = await(deliveries.statistics(campaign.id(), zone));

        assertEquals(DAY, statistics.bucketMillis());
        assertEquals(61, statistics.buckets().size());
        assertEquals(
                Instant.parse("2026-11-21T03:00:00Z").toEpochMilli(),
                statistics.buckets().get(0).at());
        assertEquals(2, statistics.buckets().stream().mapToLong(Bucket::sent).sum());
    }

    @Test
    void there_are_never_more_buckets_than_fit_a_chart_and_never_coarser_ones_than_needed() {
        long[] spans = {0, 1, 1_199_999, 1_200_000, 3 * 60 * MINUTE, DAY, 40 * DAY, 400 * DAY, 40_000 * DAY};
        long[] widths = {
            10_000, 10_000, 10_000, MINUTE, 5 * MINUTE, 15 * MINUTE, DAY, 7 * DAY, 364 * DAY,
        };
        for (int i = 0; i < spans.length; i++) {
            BucketScale scale = BucketScale.of(START, START + spans[i], 0, CampaignStatistics.MOST_BUCKETS);
            assertEquals(widths[i], scale.width(), "of " + spans[i]);
            assertTrue(scale.count() <= CampaignStatistics.MOST_BUCKETS);
            assertTrue(scale.origin() <= START && START + spans[i] < scale.origin() + scale.count() * scale.width());
        }
    }

    @Test
    void what_is_known_of_some_requests_is_found_at_once() {
        Campaign campaign = started(300);
        for (int index = 0; index < 10; index++) {
            send(campaign, index, START + index);
        }

        var known = await(deliveries.of(campaign.id(), List.of(1, 7, 250)));

        assertEquals(java.util.Set.of(1, 7), known.keySet());
        assertEquals(START + 7, known.get(7).sentAt());
        assertEquals(START + 7, known.get(7).updatedAt());
        assertEquals(
                0, await(deliveries.of(campaign(SESSION, 1).id(), List.of(0))).size());
    }
}
