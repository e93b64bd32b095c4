package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static io.turbozap.session.core.Stage.RECHECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.AccountLimits;
import io.turbozap.session.AccountLimits.Quota;
import io.turbozap.session.AccountLimits.Timelock;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Blocker;
import io.turbozap.session.Forecast;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.command.SessionSnapshot;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.SendOutcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While WhatsApp allows no chats with strangers, replies and known people go on, and everybody sees why. */
final class NewChatLimiterTest {

    private static final SendOutcome REFUSED =
            new SendOutcome.SessionBlocked(BlockReason.ACCOUNT_RESTRICTED, "error 463");

    private final Stage stage = Stage.withInterval(0);

    private static String contact(int number) {
        return 5511900000000L + number + "@c.us";
    }

    private static List<String> contacts(int... numbers) {
        return IntStream.of(numbers).mapToObj(NewChatLimiterTest::contact).toList();
    }

    private void knows(int... numbers) {
        PersonSet chats = new PersonSet();
        contacts(numbers).forEach(chats::add);
        stage.known = Future.succeededFuture(chats);
    }

    private void limit(@Nullable Timelock lock, @Nullable Quota quota) {
        stage.signal(new SessionSignal.Limited(new AccountLimits(lock, quota)));
    }

    private void lock(long millis) {
        limit(new Timelock(true, stage.time.now().wall() + millis, "DEFAULT"), null);
    }

    private int completed(Campaign campaign) {
        return stage.view(campaign).sendCounts().completed();
    }

    @Test
    void refused_stranger_stays_pending_and_no_stranger_is_tried_until_the_hold_is_over() {
        stage.gateway.next(REFUSED);
        Campaign campaign = stage.running(1, 3);
        stage.pass(HOUR - 1);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals(List.of(BlockReason.ACCOUNT_RESTRICTED), stage.blockedBy());
        Blocker blocker = stage.blocker(BlockReason.ACCOUNT_RESTRICTED);
        assertEquals("waha", blocker.setBy());
        assertTrue(String.valueOf(blocker.detail()).startsWith("error 463"), blocker::toString);
        assertEquals(stage.until(BlockReason.ACCOUNT_RESTRICTED), stage.nextSendAt());
        assertEquals(SendState.PENDING, stage.state(campaign, 0));

        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(4, stage.gateway.calls.size());
        assertEquals(List.of(), stage.blockedBy());
    }

    @Test
    void known_people_go_on_during_a_time_lock_and_the_others_follow_in_their_order() {
        knows(1, 3);
        Campaign campaign = stage.created(2, 5);
        lock(HOUR);
        stage.execute(campaign);
        stage.pass(HOUR / 2);
        assertEquals(contacts(1, 1, 3, 3), stage.gateway.recipients());
        assertEquals(List.of(BlockReason.TIMELOCK), stage.blockedBy());
        assertEquals(HOUR, stage.until(BlockReason.TIMELOCK));

        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(contacts(1, 1, 3, 3, 0, 0, 2, 2, 4, 4), stage.gateway.recipients());
    }

    @Test
    void time_lock_without_an_end_holds_until_waha_says_otherwise() {
        Campaign campaign = stage.created(1, 2);
        limit(new Timelock(true, null, "DEFAULT"), null);
        stage.execute(campaign);
        stage.pass(100 * HOUR);
        assertEquals(0, stage.gateway.calls.size());
        assertNull(stage.blocker(BlockReason.TIMELOCK).until());
        assertNull(stage.nextSendAt());

        limit(new Timelock(false, null, null), null);
        stage.pass(1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void used_up_quota_holds_strangers_until_the_cycle_ends() {
        Campaign campaign = stage.created(1, 4);
        limit(null, new Quota("NONE", 1_000, 1_000, stage.time.now().wall() + HOUR));
        stage.execute(campaign);
        stage.pass(HOUR - 1);
        assertEquals(List.of(BlockReason.NEW_CHAT_QUOTA), stage.blockedBy());
        assertTrue(String.valueOf(stage.blocker(BlockReason.NEW_CHAT_QUOTA).detail())
                .startsWith("1000 of 1000 new chats"));
        assertEquals(0, completed(campaign));

        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void known_person_whose_message_comes_back_is_not_passed_over() {
        knows(1);
        stage.gateway.next(REFUSED, new SendOutcome.SessionBlocked(BlockReason.UNAVAILABLE, "503"));
        Campaign campaign = stage.running(2, 3);
        stage.pass(10_000);

        assertEquals(contacts(0, 1, 1, 1), stage.gateway.recipients());
        assertEquals(List.of(0, 2, 2, 3), stage.gateway.indexes());
        assertEquals(2, completed(campaign));
    }

    @Test
    void replies_pass_whoever_they_go_to() {
        Campaign campaign = stage.created(1, 2);
        lock(HOUR);
        stage.execute(campaign);
        Campaign reply = stage.running(Lane.REPLY, 1, 1);
        stage.pass(10_000);

        assertEquals(CampaignStatus.COMPLETED, stage.status(reply));
        assertEquals(0, completed(campaign));
    }

    @Test
    void who_writes_meanwhile_is_no_stranger_any_more() {
        stage.gateway.next(REFUSED);
        Campaign campaign = stage.running(1, 3);
        stage.pass(10_000);
        stage.signal(new SessionSignal.Wrote(contact(2)));
        stage.pass(10_000);

        assertEquals(contacts(0, 2), stage.gateway.recipients());
        assertEquals(1, completed(campaign));
    }

    @Test
    void other_campaigns_of_the_session_pass_one_that_has_only_strangers_left() {
        knows(2);
        stage.gateway.next(REFUSED);
        Campaign strange = stage.running(1, 2);
        Campaign other = stage.running(1, 3);
        stage.pass(10_000);

        assertEquals(0, completed(strange));
        assertEquals(1, completed(other));
    }

    @Test
    void refusal_of_somebody_known_says_that_the_whole_session_is_blocked() {
        knows(0);
        stage.gateway.next(REFUSED, REFUSED);
        Campaign campaign = stage.running(1, 1);
        stage.pass(500);
        assertEquals(contacts(0, 0), stage.gateway.recipients(), "once as a stranger, once as somebody known");
        assertEquals(
                List.of(BlockReason.ACCOUNT_RESTRICTED, BlockReason.ACCOUNT_RESTRICTED),
                stage.blockedBy(),
                "blocked, and limited");

        stage.pass(RECHECK);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void webhook_that_tells_of_a_refusal_holds_until_the_time_that_it_tells() {
        Campaign campaign = stage.created(1, 2);
        stage.signal(new SessionSignal.RefusedStranger(stage.time.now().wall() + 5 * HOUR));
        stage.execute(campaign);
        stage.pass(4 * HOUR);
        assertEquals(0, completed(campaign));
        assertEquals(5 * HOUR, stage.until(BlockReason.ACCOUNT_RESTRICTED));

        stage.pass(HOUR + 1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void end_that_a_webhook_claims_holds_no_longer_than_usual_once_waha_knows_of_no_lock() {
        Campaign campaign = stage.created(1, 2);
        stage.signal(new SessionSignal.RefusedStranger(stage.time.now().wall() + 100 * HOUR));
        stage.execute(campaign);
        limit(new Timelock(false, null, null), null);
        assertEquals(HOUR, stage.until(BlockReason.ACCOUNT_RESTRICTED));

        stage.pass(HOUR + 1_000);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void warnings_make_everything_but_replies_slower() {
        Stage paced = new Stage();
        paced.running(1, 9);
        paced.signal(new SessionSignal.Limited(new AccountLimits(null, new Quota("FIRST_WARNING", 1_000, 640, null))));
        paced.pass(INTERVAL + 1);
        assertEquals(List.of(0L), paced.gateway.times());
        assertEquals(List.of(BlockReason.INTERVAL, BlockReason.NEW_CHAT_WARNING), paced.blockedBy());
        assertEquals(2 * INTERVAL, paced.until(BlockReason.NEW_CHAT_WARNING));
        assertEquals(2 * INTERVAL, paced.nextSendAt());
        paced.until(4 * INTERVAL);
        assertEquals(List.of(0L, 2 * INTERVAL, 4 * INTERVAL), paced.gateway.times());

        paced.signal(new SessionSignal.Limited(new AccountLimits(null, new Quota("SECOND_WARNING", 1_000, 900, null))));
        paced.until(8 * INTERVAL);
        assertEquals(8 * INTERVAL, paced.gateway.times().get(3));
        paced.signal(new SessionSignal.Limited(new AccountLimits(null, new Quota("NONE", 1_000, 5, null))));
        paced.until(9 * INTERVAL);
        assertEquals(9 * INTERVAL, paced.gateway.times().get(4));
    }

    @Test
    void what_waha_cannot_tell_this_time_takes_nothing_back() {
        Campaign campaign = stage.created(1, 2);
        lock(5 * HOUR);
        limit(null, null);
        stage.execute(campaign);
        stage.pass(3 * HOUR);

        assertEquals(0, completed(campaign));
        assertEquals(List.of(BlockReason.TIMELOCK), stage.blockedBy());
    }

    @Test
    void one_known_person_behind_many_strangers_is_found() {
        knows(20_000);
        stage.gateway.next(REFUSED);
        Campaign campaign = stage.running(1, 20_001);
        stage.pass(10_000);

        assertEquals(contacts(0, 20_000), stage.gateway.recipients());
        assertEquals(20_000, stage.view(campaign).sendCounts().pending());
    }

    @Test
    void nobody_is_written_to_while_the_store_cannot_say_who_is_known() {
        stage.known = Future.failedFuture("the disk is gone");
        stage.gateway.next(REFUSED);
        Campaign campaign = stage.running(1, 2);
        stage.pass(10_000);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals(List.of(BlockReason.STORE, BlockReason.ACCOUNT_RESTRICTED), stage.blockedBy());

        knows(1);
        stage.pass(10_000);
        assertEquals(contacts(0, 1), stage.gateway.recipients());
        assertEquals(1, completed(campaign));
    }

    @Test
    void forecast_waits_for_the_end_of_the_limit_and_says_so() {
        Campaign campaign = stage.created(1, 3);
        lock(3 * HOUR);
        stage.execute(campaign);
        stage.pass(10_000);
        SessionSnapshot snapshot =
                assertInstanceOf(SessionSnapshot.class, stage.ask(new SessionCommand.Foresee(campaign.id())));
        Forecast forecast = new ForecastRun(
                        campaign.id(),
                        snapshot,
                        new SessionPolicy(0, 3, 1_000, RECHECK, Stage.SETTLE_AFTER, 20),
                        Consent.ofAll(),
                        stage.time.now())
                .run();

        assertEquals(VirtualTime.START.toEpochMilli() + 3 * HOUR, forecast.startsAt());
        assertNotNull(forecast.endsAt());
        assertEquals(List.of(new Forecast.Delay("timelock", 3 * HOUR - 10_000)), forecast.delays());
        assertEquals(0, completed(campaign), "a forecast changes nothing");
    }

    @Test
    void what_a_stopped_campaign_left_is_looked_at_again_when_it_goes_on() {
        knows(1);
        stage.gateway.next(REFUSED);
        Campaign campaign = stage.running(1, 2);
        stage.pass(10_000);
        assertEquals(contacts(0, 1), stage.gateway.recipients());
        stage.stop(campaign);
        stage.signal(new SessionSignal.Wrote(contact(0)));
        stage.execute(campaign);
        stage.pass(10_000);

        assertEquals(contacts(0, 1, 0), stage.gateway.recipients());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }
}
