package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.Recipients;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.AudienceTaken;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignMissed;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignRetried;
import io.turbozap.session.SessionEvent.CampaignSettled;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.RequestsRetried;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of campaigns is kept beside the events, on each engine. */
final class TimelineTest extends StoreTest {

    private Timeline timeline;

    @BeforeEach
    void read() {
        timeline = new Timeline(database);
    }

    /** A minute later each time. */
    private void happened(SessionEvent... events) {
        now += 60_000;
        record(SESSION, events);
    }

    private List<String> told(Campaign campaign) {
        return await(timeline.of(campaign.id())).stream()
                .map(entry -> (entry.at() - START) / 60_000 + " " + entry.event()
                        + (entry.by() == null ? "" : " by " + entry.by())
                        + (entry.detail() == null ? "" : " " + entry.detail().encode()))
                .toList();
    }

    private Campaign of(CampaignSource source, int contacts) {
        Campaign like = campaign(SESSION, contacts);
        return new Campaign(
                like.id(), source, SESSION, like.createdAt(), like.lane(), like.messages(), like.recipients(), 0, null);
    }

    @Test
    void a_campaign_is_told_from_its_creation_to_its_end() {
        Campaign campaign = campaign(SESSION, 2);
        CampaignId id = campaign.id();
        record(SESSION, new CampaignCreated(campaign, null));
        happened(new CampaignStarted(id, now + 60_000));
        happened(intended(campaign, 0, null), new SendCompleted(id, 0, "M", now));
        happened(new CampaignPaused(id, PauseReason.OPERATOR));
        happened(new CampaignResumed(id));
        happened(new CampaignPaused(id, PauseReason.ERROR_BUDGET));
        happened(new CampaignStopped(id));
        happened(new CampaignStarted(id, now + 60_000));
        happened(intended(campaign, 1, null), new SendFailed(id, 1, "no such number", now));
        happened(new CampaignCompleted(id, now + 60_000));
        happened(new CampaignRetried(id), new CampaignStarted(id, now + 60_000));
        happened(new CampaignSettled(id, 3, now + 60_000));
        happened(new RequestsRetried(id, 2, now + 60_000));

        assertEquals(
                List.of(
                        "0 created by operator {\"contacts\":2,\"requests\":2}",
                        "1 started by operator",
                        "3 paused by operator",
                        "4 resumed by operator",
                        "5 paused by error_budget",
                        "6 stopped by operator",
                        "7 started by operator",
                        "9 completed {\"completed\":1,\"failed\":1,\"uncertain\":0,\"skipped\":0}",
                        "10 retried by operator",
                        "10 started by operator",
                        "11 settled by operator {\"requests\":3}",
                        "12 retried by operator {\"requests\":2}"),
                told(campaign));
    }

    @Test
    void a_schedule_starts_what_is_due_and_an_operator_what_is_not() {
        Campaign due = campaign(SESSION, 1);
        Campaign early = campaign(SESSION, 1);
        Campaign missed = campaign(SESSION, 1);
        long soon = START + 120_000;
        record(SESSION, new CampaignCreated(due, soon), new CampaignCreated(early, soon));
        record(SESSION, new CampaignCreated(missed, soon));
        happened(new CampaignStarted(early.id(), now + 60_000));
        happened(new CampaignStarted(due.id(), now + 60_000), new CampaignMissed(missed.id(), now + 60_000));

        String created = "0 created by operator {\"contacts\":1,\"requests\":1}";
        String scheduled = "0 scheduled by operator {\"scheduledAt\":" + soon + "}";
        assertEquals(List.of(created, scheduled, "2 started by schedule"), told(due));
        assertEquals(List.of(created, scheduled, "1 started by operator"), told(early));
        assertEquals(List.of(created, scheduled, "2 missed by schedule"), told(missed));
    }

    @Test
    void a_run_of_a_recurring_campaign_is_made_and_started_by_its_schedule() {
        Campaign run = of(CampaignSource.RECURRING, 1);
        record(SESSION, new CampaignCreated(run, null), new CampaignStarted(run.id(), now));

        assertEquals(
                List.of("0 created by schedule {\"contacts\":1,\"requests\":1}", "0 started by schedule"), told(run));
    }

    @Test
    void a_new_content_is_told_with_its_size() {
        Campaign before = campaign(SESSION, 1);
        Campaign larger = campaign(SESSION, 3);
        Campaign after = new Campaign(
                before.id(), SESSION, before.createdAt(), before.lane(), larger.messages(), larger.recipients(), 0);
        record(SESSION, new CampaignCreated(before, null));
        happened(new CampaignReplaced(after, null, now + 60_000));

        assertEquals(
                List.of(
                        "0 created by operator {\"contacts\":1,\"requests\":1}",
                        "1 updated by operator {\"contacts\":3,\"requests\":3}"),
                told(before));
    }

    @Test
    void whom_the_address_book_could_not_fill_the_text_for_is_told() {
        Campaign like = campaign(SESSION, 1);
        Campaign book = new Campaign(
                like.id(),
                CampaignSource.ADDRESS_BOOK,
                SESSION,
                like.createdAt(),
                like.lane(),
                like.messages(),
                Recipients.NONE,
                0,
                Audience.ALL);
        record(SESSION, new CampaignCreated(book, null), new CampaignStarted(book.id(), now));
        happened(new AudienceTaken(book.id(), like.recipients(), 3));

        assertEquals(
                List.of("0 created by operator", "0 started by operator", "1 audience {\"contacts\":1,\"leftOut\":3}"),
                told(book));
    }

    @Test
    void what_is_recorded_twice_because_nobody_knew_is_told_once() {
        Campaign campaign = campaign(SESSION, 1);
        for (int i = 0; i < 2; i++) {
            record(SESSION, new CampaignCreated(campaign, null));
        }
        for (int i = 0; i < 2; i++) {
            happened(new CampaignPaused(campaign.id(), PauseReason.OPERATOR));
        }

        assertEquals(2, told(campaign).size());
    }

    @Test
    void the_last_200_events_are_kept() {
        Campaign campaign = campaign(SESSION, 1);
        List<SessionEvent> events = new ArrayList<>(List.of(new CampaignCreated(campaign, null)));
        for (int i = 0; i < 150; i++) {
            events.add(new CampaignPaused(campaign.id(), PauseReason.OPERATOR));
            events.add(new CampaignResumed(campaign.id()));
        }
        await(journal.record(SESSION, events));

        assertEquals(200, told(campaign).size());
        assertEquals("0 paused by operator", told(campaign).get(0));
        assertEquals("0 resumed by operator", told(campaign).get(199));
        assertEquals(200, rows("campaign_event"));
    }

    @Test
    void a_single_message_has_no_timeline() {
        Campaign message = of(CampaignSource.SCHEDULED, 1);
        record(SESSION, new CampaignCreated(message, null), new CampaignStarted(message.id(), now));

        assertEquals(0, rows("campaign_event"));
    }

    @Test
    void nothing_is_told_of_a_campaign_that_is_deleted_and_its_events_are_purged() {
        Campaign doomed = campaign(SESSION, 1);
        Campaign other = campaign(SESSION, 1);
        record(SESSION, new CampaignCreated(doomed, null), new CampaignCreated(other, null));
        record(SESSION, new CampaignDeleted(doomed.id()));

        assertEquals(List.of(), told(doomed));
        await(new Purge(vertx, database, clock, 1_000).run());
        assertEquals(1, rows("campaign_event"));
        assertEquals(1, told(other).size());
    }
}
