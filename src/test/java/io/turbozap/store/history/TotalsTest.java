package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.turbozap.campaign.Campaign;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.store.journal.DailyCounters;
import io.turbozap.store.journal.Outbox;
import io.turbozap.store.journal.SqlJournal;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store counts for the overview. */
final class TotalsTest extends StoreTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final long MIDNIGHT = Instant.parse("2026-11-21T03:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;

    private Totals totals;

    @BeforeEach
    void begin() {
        again();
    }

    /** As a process that has just started. */
    private void again() {
        await(sends.flush());
        DailyCounters tally = new DailyCounters(clock, ZONE);
        journal = new SqlJournal(vertx, sends, acks, clock, Outbox.NONE, tally);
        totals = new Totals(vertx, sends.database(), tally);
    }

    /** One of each at {@code at}, and one that is still uncertain. */
    private void happens(long at) {
        now = at;
        Campaign campaign = campaign(SESSION, 4);
        record(SESSION, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        record(SESSION, intended(campaign, 0, null), new SendCompleted(campaign.id(), 0, "X" + at, now));
        record(SESSION, intended(campaign, 1, null), new SendFailed(campaign.id(), 1, "no", now));
        record(SESSION, new SendSkipped(campaign.id(), 2, campaign.request(2).chatId(), "suppressed", now));
        record(SESSION, intended(campaign, 3, null), new SendUncertain(campaign.id(), 3, null, "?", false, now));
        record(SESSION, new CampaignCompleted(campaign.id(), now));
    }

    @Test
    void completed_campaigns_and_uncertain_requests_are_counted() {
        happens(START);
        happens(START + 1);

        Totals.Sum sum = await(totals.latest());

        assertEquals(2, sum.completed());
        assertEquals(2, sum.uncertain());
    }

    @Test
    void a_day_begins_at_midnight_where_people_are() {
        now = MIDNIGHT - 10;
        again();
        happens(MIDNIGHT - 2);
        happens(MIDNIGHT - 1);
        happens(MIDNIGHT);

        assertEquals(new DailyCounters.Sum(1, 1, 1), await(totals.latest()).today());
        now = MIDNIGHT + DAY;
        assertEquals(0, new DailyCounters(clock, ZONE).sum().sent());
    }

    @Test
    void the_next_day_begins_with_nothing() {
        happens(START);
        now = MIDNIGHT + DAY;

        assertEquals(new DailyCounters.Sum(0, 0, 0), await(totals.latest()).today());
    }

    @Test
    void what_an_earlier_process_did_today_is_counted_once() {
        now = MIDNIGHT - 10;
        again();
        happens(MIDNIGHT - 1);
        happens(MIDNIGHT);
        happens(MIDNIGHT + 7);
        now++;
        again();
        assertEquals(new DailyCounters.Sum(2, 2, 2), await(totals.latest()).today());

        now++;
        again();
        happens(now);

        assertEquals(new DailyCounters.Sum(3, 3, 3), await(totals.latest()).today());
    }

    @Test
    void whoever_asks_at_the_same_time_is_told_the_same() {
        happens(START);

        Future<Totals.Sum> one = totals.latest();
        Future<Totals.Sum> other = totals.latest();

        assertSame(await(one), await(other));
    }
}
