package io.turbozap.schedule;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.schedule.Stage.HOUR;
import static io.turbozap.schedule.Stage.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Audience;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Recipients;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.Sessions;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recurring campaigns over real sessions and a real store; the clock is the test's. BEHAVIOUR D28. */
class RecurrenceActorTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void each_time_is_a_campaign_of_its_own() {
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        assertEquals(NOON, stage.course(id).nextAt());

        stage.wakeAt(NOON + 20);
        CampaignId first = stage.last(id);
        stage.untilCompleted(first);
        stage.wakeAt(NOON + HOUR);
        stage.untilCompleted(stage.last(id));

        CampaignView run = stage.runs().get(0);
        assertEquals(first, run.campaign().id());
        assertEquals(CampaignSource.RECURRING, run.campaign().source());
        assertEquals(NOON, run.scheduledAt());
        assertEquals(NOON + 20, run.campaign().createdAt().toEpochMilli());
        assertEquals(2, run.campaign().totalRecipients());
        assertEquals(List.of(NOON, NOON + HOUR), stage.runTimes());
        assertEquals(NOON + HOUR, stage.course(id).lastRunAt());
        assertEquals(NOON + 2 * HOUR, stage.course(id).nextAt());
        assertEquals(4, stage.gateways.sent.get());
    }

    @Test
    void the_contacts_of_an_audience_are_taken_by_each_run() {
        RunContent everybody = new RunContent(Stage.content().messages(), Recipients.NONE, 0, Audience.ALL);
        RecurrenceId id = stage.create(Stage.plan("@hourly", OverlapPolicy.SKIP, MisfirePolicy.LATEST), everybody);

        stage.wakeAt(NOON);
        stage.untilCompleted(stage.last(id));

        assertEquals(1, stage.gateways.sent.get());
        assertEquals(
                RunContent.Addressees.ALL, stage.view(id).recurrence().size().addressees());
    }

    @Test
    void nothing_runs_before_its_time_and_the_clock_is_looked_at_every_half_minute() {
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);

        stage.wakeAt(NOON - 60_000);
        assertEquals(30_000, stage.delay);
        stage.wakeAt(NOON - 1_500);
        assertEquals(1_500, stage.delay);
        assertNull(stage.last(id));
    }

    @Test
    void what_became_due_during_a_downtime_runs_late_as_the_policy_says() {
        RecurrenceId latest = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        RecurrenceId none = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.NONE);
        RecurrenceId all = stage.hourly(OverlapPolicy.QUEUE, MisfirePolicy.ALL);

        stage.now = NOON + 3 * HOUR + 120_000;
        stage.restart();
        stage.quiet();

        assertEquals(NOON + 3 * HOUR, stage.course(latest).lastRunAt());
        assertEquals(
                new SkippedRun(NOON + 2 * HOUR, SkippedRun.Reason.CATCH_UP),
                stage.course(latest).lastSkip());
        assertNull(stage.course(none).lastRunAt());
        assertEquals(
                new SkippedRun(NOON + 3 * HOUR, SkippedRun.Reason.CATCH_UP),
                stage.course(none).lastSkip());
        assertEquals(NOON + 3 * HOUR, stage.course(all).lastRunAt());
        assertEquals(5, stage.runs().size());
    }

    @Test
    void a_run_is_skipped_while_the_one_before_is_not_over() {
        stage.gateways.hanging = true;
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        stage.wakeAt(NOON);
        CampaignId first = stage.last(id);

        stage.wakeAt(NOON + HOUR);
        assertEquals(first, stage.last(id));
        assertEquals(
                new SkippedRun(NOON + HOUR, SkippedRun.Reason.OVERLAP),
                stage.course(id).lastSkip());

        Stage.await(stage.sessions.commands().stop(first));
        stage.wakeAt(NOON + 2 * HOUR);
        assertEquals(List.of(NOON, NOON + 2 * HOUR), stage.runTimes());
    }

    @Test
    void or_queues_up_behind_them_but_not_without_end() {
        stage.gateways.hanging = true;
        RecurrenceId id = stage.hourly(OverlapPolicy.QUEUE, MisfirePolicy.LATEST);

        for (int hour = 0; hour < RecurrenceWorker.MOST_OPEN + 2; hour++) {
            stage.wakeAt(NOON + hour * HOUR);
        }

        assertEquals(RecurrenceWorker.MOST_OPEN, stage.runs().size());
        assertEquals(SkippedRun.Reason.OVERLAP, stage.course(id).lastSkip().reason());
    }

    @Test
    void or_replaces_them() {
        stage.gateways.hanging = true;
        RecurrenceId id = stage.hourly(OverlapPolicy.REPLACE, MisfirePolicy.LATEST);
        stage.wakeAt(NOON);
        CampaignId first = stage.last(id);
        stage.wakeAt(NOON + HOUR);

        assertEquals(CampaignStatus.STOPPED, stage.status(first));
        assertEquals(CampaignStatus.RUNNING, stage.status(stage.last(id)));
        assertEquals(List.of(stage.last(id)), stage.course(id).open());
    }

    @Test
    void a_clock_that_jumps_an_hour_both_ways_repeats_nothing() {
        RecurrenceId id = stage.hourly(OverlapPolicy.QUEUE, MisfirePolicy.ALL);
        stage.wakeAt(NOON + HOUR);
        stage.wakeAt(NOON);
        stage.wakeAt(NOON + 30 * 60_000);
        stage.wakeAt(NOON + HOUR);
        assertEquals(List.of(NOON, NOON + HOUR), stage.runTimes());

        stage.wakeAt(NOON + 2 * HOUR);
        assertEquals(NOON + 2 * HOUR, stage.course(id).lastRunAt());
        assertEquals(3, stage.runs().size());
    }

    @Test
    void while_it_is_paused_nothing_runs_nor_is_caught_up_later() {
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.ALL);
        Stage.done(stage.ask(new RecurrenceCommand.Pause(id)));
        stage.wakeAt(NOON + HOUR);
        stage.restart();
        assertNull(stage.course(id).nextAt());

        Stage.done(stage.ask(new RecurrenceCommand.Resume(id)));
        assertEquals(NOON + 2 * HOUR, stage.course(id).nextAt());
        stage.wakeAt(NOON + 2 * HOUR);
        assertEquals(List.of(NOON + 2 * HOUR), stage.runTimes());
    }

    @Test
    void another_timetable_holds_at_once_and_another_content_from_the_next_run_on() {
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        Recurrence before = stage.view(id).recurrence();
        RecurrencePlan plan = new RecurrencePlan(
                "other",
                Stage.SESSION,
                new CronSchedule("30 9 * * *", ZoneId.of("America/Sao_Paulo")),
                OverlapPolicy.QUEUE,
                MisfirePolicy.NONE);
        RunContent content = new RunContent(Stage.content().messages(), Recipients.of("5511900000007"), 0, null);

        Stage.done(stage.ask(new RecurrenceCommand.Update(id, plan, content, before.updatedAt())));
        assertRefused(Code.CONFLICT, stage.ask(new RecurrenceCommand.Update(id, plan, content, before.updatedAt())));
        stage.restart();

        assertEquals(plan, stage.view(id).recurrence().plan());
        assertEquals(NOON + HOUR / 2, stage.course(id).nextAt());
        stage.wakeAt(NOON + HOUR / 2);
        stage.untilCompleted(stage.last(id));
        assertEquals(1, stage.gateways.sent.get());
    }

    @Test
    void another_name_does_not_change_the_next_time() {
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        RecurrencePlan plan = stage.view(id).recurrence().plan();
        RecurrencePlan renamed = new RecurrencePlan(
                "late", plan.session(), plan.cronSchedule(), plan.overlapPolicy(), plan.misfirePolicy());

        stage.now = NOON + 10;
        Stage.done(stage.ask(new RecurrenceCommand.Update(id, renamed, null, null)));
        stage.wakeAt(NOON + 20);

        assertEquals(List.of(NOON), stage.runTimes());
        assertEquals(2, stage.runs().get(0).campaign().totalRecipients());
    }

    @Test
    void what_is_deleted_is_gone_but_its_runs_stay() {
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        stage.wakeAt(NOON);
        Stage.done(stage.ask(new RecurrenceCommand.Delete(id)));
        stage.restart();
        stage.wakeAt(NOON + HOUR);

        assertEquals(NOT_FOUND, stage.ask(new RecurrenceCommand.Get(id)));
        assertEquals(NOT_FOUND, stage.ask(new RecurrenceCommand.Run(id, null)));
        assertEquals(List.of(NOON), stage.runTimes());
    }

    @Test
    void one_can_be_run_at_once_even_when_paused_but_not_over_another_run() {
        stage.gateways.hanging = true;
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        Stage.done(stage.ask(new RecurrenceCommand.Pause(id)));

        StartedRun ran = assertInstanceOf(StartedRun.class, stage.ask(new RecurrenceCommand.Run(id, null)));
        stage.until(() -> stage.status(ran.campaign()) == CampaignStatus.RUNNING);
        stage.now = NOON - 1_000;
        assertRefused(Code.CONFLICT, stage.ask(new RecurrenceCommand.Run(id, null)));

        Stage.await(stage.sessions.commands().stop(ran.campaign()));
        assertInstanceOf(StartedRun.class, stage.ask(new RecurrenceCommand.Run(id, null)));
        assertEquals(2, stage.runs().size());
    }

    @Test
    void a_run_does_not_break_a_stop_of_all_workers() {
        Stage.await(stage.sessions.commands().stopAll());
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        stage.wakeAt(NOON);
        stage.until(() -> "stop_all".equals(stage.runs().get(0).pausedBy())
                || stage.status(stage.last(id)) == CampaignStatus.RUNNING);
        assertEquals(0, stage.gateways.sent.get());

        Stage.await(stage.sessions.commands().resumeAll());
        stage.untilCompleted(stage.last(id));
    }

    @Test
    void what_has_no_room_stays_due_says_so_and_is_run_when_there_is() {
        RefusedFirst refused = new RefusedFirst();
        RecurrenceId id = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        stage.restart(UnaryOperator.identity(), refused::before);
        stage.wakeAt(NOON);

        assertEquals("no room", stage.view(id).trouble());
        assertEquals(List.of(NOON), stage.course(id).due());
        assertEquals(30_000, stage.delay);
        assertRefused(Code.FULL, stage.ask(new RecurrenceCommand.Run(id, null)));
        assertEquals(List.of(NOON), stage.course(id).due());

        refused.refuses = false;
        stage.wakeAt(NOON + 30_000);
        assertNull(stage.view(id).trouble());
        assertEquals(NOON, stage.course(id).lastRunAt());
        assertEquals(List.of(NOON), stage.runTimes());
    }

    private static final class RefusedFirst {
        volatile boolean refuses = true;

        Sessions before(Sessions sessions) {
            SessionCommands commands = sessions.commands();
            return new SessionParts(
                    (SessionCommands) Proxy.newProxyInstance(
                            SessionCommands.class.getClassLoader(),
                            new Class<?>[] {SessionCommands.class},
                            (proxy, method, args) -> refuses && method.getName().equals("create")
                                    ? Refusal.failing(Code.FULL, "no room")
                                    : method.invoke(commands, args)),
                    sessions.queries());
        }
    }

    @Test
    void one_more_than_there_may_be_is_refused_until_one_is_deleted() {
        stage.most = 2;
        stage.restart();
        RecurrenceId first = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);

        Recurrence third =
                stage.fresh(Stage.plan("@hourly", OverlapPolicy.SKIP, MisfirePolicy.LATEST), Stage.content());
        RecurrenceCommand<?> create = new RecurrenceCommand.Create(third, Stage.content(), null);
        assertEquals(
                new Refusal(Code.FULL, "There are 2 recurring campaigns already: delete some of them first"),
                stage.ask(create));

        stage.ask(new RecurrenceCommand.Delete(first));
        Stage.done(stage.ask(create));
    }

    @Test
    void they_are_shown_in_pages_in_order_of_creation() {
        RecurrenceId first = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        stage.now = NOON - 1_000;
        RecurrenceId second = stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);

        assertEquals(List.of(first), ids(new RecurrenceCommand.Show(null, 1)));
        assertEquals(List.of(second), ids(new RecurrenceCommand.Show(first, 5)));
        stage.restart();
        assertEquals(List.of(first, second), ids(new RecurrenceCommand.Show(null, 5)));
    }

    private static final Refusal NOT_FOUND = new Refusal(Code.NOT_FOUND, "Recurring campaign not found");

    private List<RecurrenceId> ids(RecurrenceCommand.Show show) {
        return assertInstanceOf(RecurrencePage.class, stage.ask(show)).views().stream()
                .map(view -> view.recurrence().id())
                .toList();
    }

    @Test
    void many_that_are_due_at_once_all_run() {
        for (int i = 0; i < 30; i++) {
            stage.hourly(OverlapPolicy.SKIP, MisfirePolicy.LATEST);
        }
        stage.wakingAt(NOON);
        stage.until(() -> stage.runs().size() == 30);
        @Nullable CampaignId last = stage.runs().get(29).campaign().id();
        assertNotNull(last);
    }
}
