package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Forecast;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionView;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.command.SessionSnapshot;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.StoredCampaign;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A forecast is what then happens, and changes nothing. */
final class ForecastTest {

    private static final long DAY = 24 * HOUR;
    private static final List<Lane> LANES = List.of(Lane.values());

    private static Forecast forecast(Stage stage, Campaign campaign) {
        return forecast(stage, campaign, Stage.POLICY);
    }

    private static Forecast forecast(Stage stage, Campaign campaign, SessionPolicy policy) {
        Object reply = stage.ask(new SessionCommand.Foresee(campaign.id()));
        SessionSnapshot snapshot = assertInstanceOf(SessionSnapshot.class, reply);
        return new ForecastRun(campaign.id(), snapshot, policy, stage.refused::contains, stage.time.now()).run();
    }

    private static Map<String, Long> delays(Forecast forecast) {
        Map<String, Long> delays = new TreeMap<>();
        forecast.delays().forEach(delay -> delays.put(delay.rule(), delay.millis()));
        return delays;
    }

    @Test
    void a_campaign_that_waits_for_a_command_is_forecast_as_if_it_got_it() {
        Stage stage = new Stage();
        Campaign campaign = stage.created(2, 3);
        long now = stage.time.now().wall();
        Forecast forecast = forecast(stage, campaign);
        assertEquals(now, forecast.startsAt());
        assertEquals(now + 5 * INTERVAL, forecast.endsAt());
        assertEquals(6, forecast.requests());
        assertEquals(Map.of(LocalDate.parse("2026-11-21"), 6), forecast.perDay());
        assertEquals(Map.of("interval", 5 * INTERVAL), delays(forecast));
        assertTrue(forecast.complete());
    }

    @Test
    void a_forecast_changes_nothing() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(2, 3);
        stage.pass(1_000);
        CampaignView before = stage.view(campaign);
        SessionView worker = stage.worker();
        int recorded = stage.journal.events.size();
        forecast(stage, campaign);
        assertEquals(before, stage.view(campaign));
        assertEquals(worker, stage.worker());
        assertEquals(recorded, stage.journal.events.size());
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 2, 3, 4, 5), stage.gateway.indexes());
    }

    @Test
    void what_delays_it_is_told_longest_first() {
        Stage stage = new Stage(new PacingRules(
                INTERVAL, 0, new QuietHours(LocalTime.parse("22:00"), LocalTime.parse("08:00")), 3, ZoneId.of("UTC")));
        stage.running(1, 1);
        stage.pass(1_000);
        Campaign before = stage.running(1, 1);
        Campaign campaign = stage.scheduled(1, 4, 30_000);
        Forecast forecast = forecast(stage, campaign);
        assertEquals(4, forecast.requests());
        assertEquals(CampaignStatus.RUNNING, stage.status(before));
        assertEquals(
                List.of("daily_cap", "interval", "queue", "quiet_hours", "scheduled"),
                List.copyOf(delays(forecast).keySet()));
        assertEquals("daily_cap", forecast.delays().get(0).rule());
        assertEquals(30_000, delays(forecast).get("scheduled"));
        assertEquals(29_000, delays(forecast).get("queue"));
        assertEquals(Map.of(LocalDate.parse("2026-11-21"), 1, LocalDate.parse("2026-11-22"), 3), forecast.perDay());
    }

    @Test
    void what_is_scheduled_in_decades_is_forecast_to_its_end() {
        Stage stage = new Stage();
        Campaign campaign = stage.scheduled(1, 2, 70 * 365 * DAY);
        Forecast forecast = forecast(stage, campaign);
        assertTrue(forecast.complete());
        assertEquals(stage.time.now().wall() + 70 * 365 * DAY, forecast.startsAt());
        assertEquals(2, forecast.requests());
    }

    @Test
    void a_cap_of_years_is_forecast_to_its_end() {
        PacingRules rules = new PacingRules(
                INTERVAL, 0, new QuietHours(LocalTime.parse("22:00"), LocalTime.parse("08:00")), 1, ZoneId.of("UTC"));
        Stage stage = new Stage(rules);
        Campaign campaign = stage.created(1, 3_000);
        Forecast forecast = forecast(stage, campaign);
        assertTrue(forecast.complete());
        assertEquals(3_000, forecast.perDay().size());
    }

    @Test
    void in_a_held_session_it_is_forecast_as_if_it_alone_were_executed() {
        Stage stage = new Stage();
        stage.running(1, 10);
        stage.pass(1_000);
        stage.done(SessionCommand.Hold.INSTANCE);
        Campaign campaign = stage.created(1, 1);
        assertEquals(stage.time.now().wall() + 59_000, forecast(stage, campaign).startsAt());
        Campaign scheduled = stage.scheduled(1, 1, HOUR);
        assertEquals(stage.time.now().wall() + HOUR, forecast(stage, scheduled).startsAt());
    }

    @Test
    void with_numbers_looked_up_it_is_forecast_as_well() {
        Stage stage = new Stage(Stage.CHECKING);
        Campaign campaign = stage.created(2, 2);
        Forecast forecast = forecast(stage, campaign, Stage.CHECKING);
        assertTrue(forecast.complete());
        assertEquals(4, forecast.requests());
    }

    @Test
    void who_gets_nothing_is_not_counted() {
        Stage stage = new Stage();
        stage.refused.add("5511900000001@c.us");
        Campaign campaign = stage.created(1, 3);
        Forecast forecast = forecast(stage, campaign);
        assertTrue(forecast.complete());
        assertEquals(2, forecast.requests());
    }

    @Test
    void a_changed_time_in_the_past_is_not_forecast_as_missed() {
        Stage stage = new Stage();
        Campaign campaign = stage.scheduled(1, 1, 10 * DAY);
        stage.pass(3 * DAY);
        stage.journal.refuse(SessionEvent.CampaignStarted.class);
        stage.asked(new SessionCommand.Update(campaign, stage.time.now().wall() - HOUR));
        assertEquals(stage.time.now().wall(), forecast(stage, campaign).startsAt());
    }

    @Test
    void what_would_be_missed_is_not_forecast_as_sent() {
        Stage stage = new Stage();
        Campaign campaign = stage.scheduled(1, 1, HOUR);
        Object reply = stage.ask(new SessionCommand.Foresee(campaign.id()));
        SessionSnapshot snapshot = assertInstanceOf(SessionSnapshot.class, reply);
        stage.time.jump(3 * DAY);
        Forecast forecast =
                new ForecastRun(campaign.id(), snapshot, Stage.POLICY, Consent.ofAll(), stage.time.now()).run();
        assertNull(forecast.startsAt());
        assertNull(forecast.endsAt());
        assertEquals(0, forecast.requests());
    }

    @Test
    void a_random_part_makes_it_likely_not_exact() {
        PacingRules rules = new PacingRules(INTERVAL, 20_000, null, 0, ZoneId.of("UTC"));
        Stage stage = new Stage(rules);
        Campaign campaign = stage.created(1, 101);
        Forecast forecast = forecast(stage, campaign);
        Long endsAt = forecast.endsAt();
        double mean = (endsAt - stage.time.now().wall()) / 100.0;
        assertTrue(Math.abs(mean - INTERVAL - 10_000) < 2_000, "mean " + mean);
    }

    @Test
    void a_reply_just_sent_is_kept_at_a_distance() {
        Stage stage = new Stage();
        stage.running(Lane.REPLY, 1, 1);
        stage.pass(300);
        Campaign campaign = stage.created(1, 1);
        assertEquals(stage.time.now().wall() + 700, forecast(stage, campaign).startsAt());
    }

    @Test
    void forecasts_are_what_then_happens() {
        List<String> wrong = LongStream.range(0, Long.getLong("forecast.seeds", 300))
                .mapToObj(ForecastTest::compare)
                .filter(verdict -> !verdict.isEmpty())
                .limit(5)
                .toList();
        assertEquals(List.of(), wrong);
    }

    /** One session in a random state: the forecast of one of its campaigns against what becomes of that. */
    private static String compare(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PacingRules rules = rules(random);
        Stage stage = new Stage(rules);
        stage.gateway.latency = 0;
        stage.time.jump(random.nextLong(30 * DAY));
        List<Campaign> campaigns = new ArrayList<>();
        for (int i = 0; i < random.nextInt(2, 7); i++) {
            campaigns.add(campaign(stage, random));
            stage.pass(random.nextLong(3 * INTERVAL));
        }
        if (random.nextInt(5) == 0) {
            stage.done(SessionCommand.Hold.INSTANCE);
        }
        stage.pass(random.nextLong(3 * INTERVAL));
        Campaign subject = campaigns.get(random.nextInt(campaigns.size()));
        if (stage.status(subject) == CampaignStatus.COMPLETED) {
            return "";
        }
        Forecast forecast = forecast(stage, subject);
        int before = stage.gateway.calls.size();
        wish(stage, subject);
        for (int days = 0; days < 200 && stage.status(subject) != CampaignStatus.COMPLETED; days++) {
            stage.pass(DAY);
        }
        Forecast happened = happened(stage, subject, before, rules);
        return happened.equals(new Forecast(
                        forecast.startsAt(),
                        forecast.endsAt(),
                        forecast.requests(),
                        forecast.perDay(),
                        List.of(),
                        forecast.complete()))
                ? ""
                : "seed " + seed + ": forecast " + forecast + " but happened " + happened;
    }

    private static PacingRules rules(SplittableRandom random) {
        QuietHours quiet = random.nextBoolean()
                ? null
                : new QuietHours(LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 30));
        ZoneId zone = List.of(ZoneId.of("UTC"), ZoneId.of("America/Sao_Paulo"), ZoneId.of("Asia/Kathmandu"))
                .get(random.nextInt(3));
        int cap = random.nextBoolean() ? 0 : random.nextInt(1, 20);
        return new PacingRules(random.nextInt(4) == 0 ? 0 : random.nextLong(100, 3 * HOUR), 0, quiet, cap, zone);
    }

    private static Campaign campaign(Stage stage, SplittableRandom random) {
        Lane lane = LANES.get(random.nextInt(LANES.size()));
        Campaign campaign = Samples.campaign(lane, random.nextInt(1, 4), random.nextInt(0, 15));
        switch (random.nextInt(6)) {
            case 0 -> stage.done(new SessionCommand.Create(campaign, null));
            case 1 -> stage.scheduled(campaign, random.nextLong(-DAY, 3 * DAY));
            case 2 -> {
                stage.done(new SessionCommand.Create(campaign, null));
                stage.execute(campaign);
                stage.ask(new SessionCommand.Pause(campaign.id()));
            }
            case 3 -> {
                stage.done(new SessionCommand.Create(campaign, null));
                stage.execute(campaign);
                stage.stop(campaign);
            }
            default -> {
                stage.done(new SessionCommand.Create(campaign, null));
                stage.execute(campaign);
            }
        }
        return campaign;
    }

    /** What the forecast takes as given: that the campaign is to be sent. */
    private static void wish(Stage stage, Campaign subject) {
        if (stage.view(subject).status() != CampaignStatus.SCHEDULED) {
            stage.execute(subject);
            return;
        }
        while (stage.view(subject).status() == CampaignStatus.SCHEDULED) {
            stage.pass(stage.view(subject).scheduledAt() - stage.time.now().wall());
        }
        if (stage.view(subject).status() != CampaignStatus.COMPLETED) {
            stage.execute(subject);
        }
    }

    private static Forecast happened(Stage stage, Campaign subject, int before, PacingRules rules) {
        TreeMap<LocalDate, Integer> perDay = new TreeMap<>();
        List<Long> times = new ArrayList<>();
        for (ScriptedGateway.Call call : stage.gateway.calls.subList(before, stage.gateway.calls.size())) {
            if (call.campaign().equals(subject.id())) {
                long wall = stage.time.now().wallAt(call.at());
                times.add(wall);
                perDay.merge(LocalDate.ofInstant(java.time.Instant.ofEpochMilli(wall), rules.zone()), 1, Integer::sum);
            }
        }
        boolean complete = stage.status(subject) == CampaignStatus.COMPLETED;
        Long first = times.isEmpty() ? null : times.get(0);
        Long last = times.isEmpty() ? null : times.get(times.size() - 1);
        return new Forecast(first, complete ? last : null, times.size(), perDay, List.of(), complete);
    }

    @Test
    void pending_campaign_is_foreseen_for_a_time_that_it_might_be_scheduled_for() {
        Stage stage = new Stage();
        Campaign campaign = stage.created(1, 2);
        SessionSnapshot snapshot =
                assertInstanceOf(SessionSnapshot.class, stage.ask(new SessionCommand.Foresee(campaign.id())));
        StoredCampaign later = snapshot.session()
                .campaign(campaign.id())
                .scheduled(stage.time.now().wall() + HOUR);

        Forecast forecast = new ForecastRun(
                        campaign.id(),
                        snapshot.with(snapshot.session().with(later)),
                        Stage.POLICY,
                        number -> false,
                        stage.time.now())
                .run();

        assertEquals(stage.time.now().wall() + HOUR, forecast.startsAt());
        assertEquals(CampaignStatus.PENDING, stage.status(campaign));
    }
}
