package io.turbozap.waha.session;

import static io.turbozap.waha.session.WahaSessionAction.CONFIGURE;
import static io.turbozap.waha.session.WahaSessionAction.CREATE;
import static io.turbozap.waha.session.WahaSessionAction.DELETE;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_CODE;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_LIMITS;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_QR;
import static io.turbozap.waha.session.WahaSessionAction.PROBE;
import static io.turbozap.waha.session.WahaSessionAction.RESTART;
import static io.turbozap.waha.session.WahaSessionAction.START;
import static io.turbozap.waha.session.WahaSessionAction.STOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.AccountLimits;
import io.turbozap.waha.session.WahaSessionAnswer.Absent;
import io.turbozap.waha.session.WahaSessionAnswer.Info;
import io.turbozap.waha.webhook.WebhookKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of WAHA about a session, and when, under a clock that the test moves. */
class WahaSessionMonitorTest {

    private static final String HOOK = "http://turbozap:3000/webhooks/waha";
    private static final SessionConfig OURS = new SessionConfig(HOOK, new WebhookKey("secret", /* made= */ false));
    private static final WahaFailure DOWN = new WahaFailure(WahaFailure.Kind.UNREACHABLE, "refused");
    private static final long YEAR = 365L * 86_400_000;

    private final WahaSessionMonitor wahaSessionMonitor = new WahaSessionMonitor(OURS, MonitorPace.USUAL);
    private long now = 5_000;

    private static Info info(String status) {
        JsonObject config = OURS.merged(new JsonObject());
        return new Info(status, assertNotNullConfig(config), new Account("5511@c.us", "Ana"), null);
    }

    private static JsonObject assertNotNullConfig(@Nullable JsonObject config) {
        assertNotNull(config);
        return config;
    }

    /** A session whose webhooks go elsewhere. */
    private static Info strange(String status) {
        return new Info(status, new JsonObject().put("debug", true), null, null);
    }

    private @Nullable WahaSessionAction next() {
        return wahaSessionMonitor.next(now) instanceof MonitorStep.Do action ? action.action() : null;
    }

    private void answer(WahaSessionAction action, WahaSessionAnswer answer) {
        assertEquals(action, next());
        wahaSessionMonitor.answered(action, answer, now);
    }

    /** How long until something is to be done. */
    private long pause() {
        return wahaSessionMonitor.next(now) instanceof MonitorStep.WaitUntil wait ? wait.at() - now : 0;
    }

    private @Nullable Refusal refusal() {
        OperationProgress.Ended end = wahaSessionMonitor.takeEnd();
        assertNotNull(end, "the order is not over");
        assertFalse(wahaSessionMonitor.isBusy());
        return end.refusal() == null ? null : Refusal.of(end.refusal());
    }

    @Test
    void session_that_is_not_there_is_created_with_our_webhook_and_started() {
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, Absent.INSTANCE);
        JsonObject body = wahaSessionMonitor.bodyOf(CREATE, "promo");
        answer(CREATE, info("STARTING"));

        assertNull(refusal());
        assertNotNull(body);
        assertEquals(true, body.getBoolean("start"));
        JsonObject hook = body.getJsonObject("config").getJsonArray("webhooks").getJsonObject(0);
        assertEquals(HOOK, hook.getString("url"));
        assertEquals("secret", hook.getJsonObject("hmac").getString("key"));
        assertEquals(
                "[\"message.ack\",\"message.ack.group\",\"message.any\",\"message\",\"session.status\"]",
                hook.getJsonArray("events").encode());
        assertEquals("STARTING", wahaSessionMonitor.session().state().status());
    }

    @Test
    void stopped_session_is_started_and_configured_only_where_something_is_missing() {
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, info("STOPPED"));
        answer(START, info("STARTING"));
        assertNull(refusal());

        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, strange("STOPPED"));
        answer(CONFIGURE, info("STOPPED"));
        answer(START, info("STARTING"));
        assertNull(refusal());
    }

    @Test
    void configuring_keeps_what_others_have_set() {
        JsonObject theirs = new JsonObject()
                .put("debug", true)
                .put(
                        "webhooks",
                        new JsonArray()
                                .add(new JsonObject().put("url", "http://crm").put("events", new JsonArray())));
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, new Info("STOPPED", theirs, null, null));
        JsonObject body = wahaSessionMonitor.bodyOf(CONFIGURE, "promo");

        assertNotNull(body);
        JsonObject config = body.getJsonObject("config");
        assertEquals(true, config.getBoolean("debug"));
        assertEquals(
                "http://crm", config.getJsonArray("webhooks").getJsonObject(0).getString("url"));
        assertEquals(HOOK, config.getJsonArray("webhooks").getJsonObject(1).getString("url"));
    }

    @Test
    void session_that_works_is_left_alone_though_our_webhook_is_missing() { // BEHAVIOUR 30
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, strange("WORKING"));

        assertNull(refusal());
        assertEquals(
                WahaSessionView.Webhook.MISSING, wahaSessionMonitor.session().webhook());
        assertEquals(FETCH_LIMITS, next());
    }

    @Test
    void force_writes_what_is_missing_or_else_restarts() { // BEHAVIOUR 30
        wahaSessionMonitor.begin(WahaSessionOperation.RECONNECT);
        answer(PROBE, strange("WORKING"));
        answer(CONFIGURE, info("STARTING"));
        assertNull(refusal());

        wahaSessionMonitor.begin(WahaSessionOperation.RECONNECT);
        answer(PROBE, info("WORKING"));
        answer(RESTART, info("STARTING"));
        assertNull(refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTING", "SCAN_QR_CODE", "STOPPED", "FAILED"})
    void webhook_of_what_does_not_work_is_written_at_once(String status) {
        wahaSessionMonitor.begin(WahaSessionOperation.HOOK);
        answer(PROBE, strange(status));
        answer(CONFIGURE, info("STARTING"));
        assertNull(refusal());
        assertEquals(WahaSessionView.Webhook.SET, wahaSessionMonitor.session().webhook());
    }

    @Test
    void webhook_of_what_works_is_written_by_force_alone() { // BEHAVIOUR 30
        wahaSessionMonitor.begin(WahaSessionOperation.HOOK);
        answer(PROBE, strange("WORKING"));
        Refusal conflict = Refusal.assertRefused(Code.CONFLICT, refusal());
        assertTrue(conflict.reason().contains("?force=true"), conflict.reason());

        wahaSessionMonitor.begin(WahaSessionOperation.REHOOK);
        answer(PROBE, strange("WORKING"));
        answer(CONFIGURE, info("STARTING"));
        assertNull(refusal());
    }

    /** A session whose webhook comes here and is not signed, as an older version set it. */
    private static Info unsigned(String status) {
        return new Info(status, new SessionConfig(HOOK, null).fresh(), null, null);
    }

    @Test
    void session_that_lacks_the_key_that_we_made_up_is_given_it_unasked() {
        SessionConfig made = new SessionConfig(HOOK, new WebhookKey("made", /* made= */ true));
        WahaSessionMonitor mending = new WahaSessionMonitor(made, MonitorPace.USUAL);
        for (WahaSessionAction action : List.of(PROBE, PROBE)) {
            assertEquals(new MonitorStep.Do(action), mending.next(now));
            mending.answered(action, unsigned("WORKING"), now);
        }
        assertEquals(new MonitorStep.Do(CONFIGURE), mending.next(now));
        assertEquals(WahaSessionView.Webhook.REFUSED, mending.session().webhook());
        mending.answered(CONFIGURE, new Info("STARTING", made.fresh(), null, null), now);
        assertEquals(WahaSessionView.Webhook.SET, mending.session().webhook());
        assertFalse(mending.isBusy());
    }

    @Test
    void what_does_not_keep_our_key_is_not_restarted_for_ever() {
        SessionConfig made = new SessionConfig(HOOK, new WebhookKey("made", /* made= */ true));
        WahaSessionMonitor mending = new WahaSessionMonitor(made, MonitorPace.USUAL);
        int written = 0;
        for (int i = 0; i < 100; i++) {
            if (mending.next(now) instanceof MonitorStep.Do action) {
                written += action.action() == CONFIGURE ? 1 : 0;
                mending.answered(
                        action.action(),
                        action.action() == FETCH_LIMITS ? new WahaSessionAnswer.Limits(null) : unsigned("WORKING"),
                        now);
            } else {
                now += 1_000;
            }
        }
        assertEquals(3, written);
    }

    @Test
    void key_that_an_operator_has_set_is_written_over_another_only_by_order() { // BEHAVIOUR 30
        answer(PROBE, unsigned("WORKING"));
        answer(FETCH_LIMITS, new WahaSessionAnswer.Limits(null));
        assertEquals(
                WahaSessionView.Webhook.REFUSED, wahaSessionMonitor.session().webhook());
        assertFalse(wahaSessionMonitor.isBusy());
    }

    @Test
    void session_that_has_our_webhook_is_never_restarted_for_it() {
        for (WahaSessionOperation order : List.of(WahaSessionOperation.HOOK, WahaSessionOperation.REHOOK)) {
            wahaSessionMonitor.begin(order);
            answer(PROBE, info("WORKING"));
            assertNull(refusal());
        }
    }

    @Test
    void webhook_of_a_session_that_is_not_there_is_none() {
        wahaSessionMonitor.begin(WahaSessionOperation.HOOK);
        answer(PROBE, Absent.INSTANCE);
        assertEquals(new Refusal(Code.NOT_FOUND, "Session not found"), refusal());
    }

    /** Looks until {@code millis} have passed, WAHA always saying the same, and answers the longest pause. */
    private long longestPause(String status, long millis) {
        long longest = 0;
        for (long until = now + millis; now < until; now += Math.max(1, pause())) {
            WahaSessionAction action = next();
            if (action != null) {
                wahaSessionMonitor.answered(
                        action, action == PROBE ? info(status) : new WahaSessionAnswer.Shown("data:1"), now);
            }
            longest = Math.max(longest, pause());
        }
        return longest;
    }

    @ParameterizedTest
    @CsvSource({"STARTING,100000", "STOPPED,9000", "WORKING,9000", "FAILED,9000", "SCAN_QR_CODE,100000"})
    void after_an_order_a_session_is_probed_every_other_second_whatever_is_said(String status, long millis) {
        wahaSessionMonitor.notified(now); // and webhooks came once
        answer(PROBE, info("STOPPED"));
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, info("STOPPED"));
        answer(START, info(status));
        assertNull(refusal());

        assertTrue(longestPause(status, millis) <= 2_000);
    }

    @Test
    void what_has_settled_after_an_order_is_probed_seldom_again() {
        wahaSessionMonitor.begin(WahaSessionOperation.RESTART);
        answer(RESTART, info("WORKING"));
        longestPause("WORKING", 20_000);
        assertTrue(longestPause("WORKING", 40_000) > 29_000);
    }

    @Test
    void order_that_was_cut_off_is_followed_as_closely() { // WAHA may still do it
        wahaSessionMonitor.begin(WahaSessionOperation.RESTART);
        for (int i = 0; i < 5; i++) {
            WahaSessionAction action = next();
            assertNotNull(action);
            wahaSessionMonitor.answered(
                    action, new WahaSessionAnswer.Trouble(new WahaFailure(WahaFailure.Kind.SLOW, "30 s")), now);
            assertTrue(pause() <= 2_000, pause() + "");
            now += pause();
        }
    }

    @Test
    void session_that_changes_unannounced_has_no_webhooks_that_can_be_relied_on() {
        wahaSessionMonitor.notified(now);
        answer(PROBE, info("WORKING"));
        answer(FETCH_LIMITS, new WahaSessionAnswer.Limits(null));
        assertEquals(300_000, pause());
        now += pause();
        answer(PROBE, info("STARTING"));
        assertEquals(1_000, pause());
    }

    @Test
    void failed_session_is_restarted() {
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, info("FAILED"));
        answer(RESTART, info("STARTING"));

        assertNull(refusal());
    }

    @Test
    void somebody_else_who_was_first_does_no_harm() {
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, info("STOPPED"));
        answer(START, new WahaSessionAnswer.Conflict("already started"));
        answer(PROBE, info("SCAN_QR_CODE"));

        assertNull(refusal());
    }

    @Test
    void conflict_without_end_is_given_up() {
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        int probes = 0;
        while (wahaSessionMonitor.isBusy() && probes++ < 10) {
            answer(PROBE, info("STOPPED"));
            answer(START, new WahaSessionAnswer.Conflict("already started"));
        }

        assertEquals(new Refusal(Code.REFUSED, "WAHA refuses: already started"), refusal());
        assertEquals(3, probes);
    }

    @Test
    void waha_that_does_not_answer_ends_the_order_and_is_asked_again_ever_more_seldom() {
        wahaSessionMonitor.begin(WahaSessionOperation.CONNECT);
        answer(PROBE, new WahaSessionAnswer.Trouble(DOWN));
        assertEquals(new Refusal(Code.FAILED, "WAHA cannot be reached: refused"), refusal());

        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            pauses.add(pause());
            now += pause();
            answer(PROBE, new WahaSessionAnswer.Trouble(DOWN));
        }
        assertEquals(List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 32_000L), pauses);
        assertEquals("refused", wahaSessionMonitor.trouble());

        now += pause();
        answer(PROBE, info("STOPPED"));
        assertNull(wahaSessionMonitor.trouble());
    }

    @Test
    void qr_code_is_fetched_again_and_again_and_each_new_one_is_another_state() {
        answer(PROBE, info("SCAN_QR_CODE"));
        assertEquals(
                new WahaSessionState.ScanQr(null), wahaSessionMonitor.session().state());
        answer(FETCH_QR, new WahaSessionAnswer.Shown("data:1"));
        assertEquals(
                new WahaSessionState.ScanQr("data:1"),
                wahaSessionMonitor.session().state());

        assertEquals(2_000, pause());
        now += 2_000;
        answer(PROBE, info("SCAN_QR_CODE"));
        assertEquals(
                new WahaSessionState.ScanQr("data:1"),
                wahaSessionMonitor.session().state(),
                "the old one until there is a new one");
        answer(FETCH_QR, new WahaSessionAnswer.Shown("data:2"));
        assertEquals(
                new WahaSessionState.ScanQr("data:2"),
                wahaSessionMonitor.session().state());
    }

    @Test
    void qr_code_that_is_gone_meanwhile_is_followed_by_a_probe_that_keeps_a_distance() {
        answer(PROBE, info("SCAN_QR_CODE"));
        answer(FETCH_QR, new WahaSessionAnswer.Conflict("WORKING"));

        assertEquals(1_000, pause());
    }

    @Test
    void code_to_compare_is_fetched_and_a_passkey_is_asked_for() {
        answer(PROBE, info("PASSKEY_REQUIRED"));
        assertEquals(
                WahaSessionState.PasskeyRequired.INSTANCE,
                wahaSessionMonitor.session().state());
        assertNotNull(wahaSessionMonitor.session().state().reason());
        now += pause();
        answer(PROBE, info("PASSKEY_CONFIRMATION_REQUIRED"));
        answer(FETCH_CODE, new WahaSessionAnswer.Shown("1234"));

        assertEquals(
                new WahaSessionState.PasskeyConfirmation("1234"),
                wahaSessionMonitor.session().state());
    }

    @Test
    void status_that_is_newer_than_this_program_is_shown_as_it_is() {
        answer(PROBE, info("HIBERNATING"));

        assertEquals(
                new WahaSessionState.Other("HIBERNATING"),
                wahaSessionMonitor.session().state());
        assertEquals(30_000, pause());
    }

    @Test
    void session_that_works_is_probed_seldom_and_more_seldom_where_webhooks_come() {
        AccountLimits limits = new AccountLimits(new AccountLimits.Timelock(true, 5L, "DEFAULT"), null);
        answer(PROBE, info("WORKING"));
        answer(FETCH_LIMITS, new WahaSessionAnswer.Limits(limits));
        assertEquals(limits, wahaSessionMonitor.session().limits());
        assertEquals(30_000, pause());

        wahaSessionMonitor.notified(now);
        answer(PROBE, info("WORKING"));
        answer(FETCH_LIMITS, new WahaSessionAnswer.Limits(null));
        assertEquals(limits, wahaSessionMonitor.session().limits(), "a server that cannot tell takes nothing back");
        assertEquals(300_000, pause());
    }

    @Test
    void limits_end_with_the_account() {
        answer(PROBE, info("WORKING"));
        answer(
                FETCH_LIMITS,
                new WahaSessionAnswer.Limits(new AccountLimits(new AccountLimits.Timelock(true, 5L, null), null)));
        now += pause();
        answer(PROBE, info("STOPPED"));

        assertEquals(AccountLimits.UNKNOWN, wahaSessionMonitor.session().limits());
    }

    @Test
    void what_is_gone_is_followed_no_longer() {
        answer(PROBE, Absent.INSTANCE);
        assertEquals(MonitorStep.End.INSTANCE, wahaSessionMonitor.next(now));

        wahaSessionMonitor.begin(WahaSessionOperation.DELETE);
        answer(DELETE, Absent.INSTANCE);
        assertNull(refusal());
        assertEquals(MonitorStep.End.INSTANCE, wahaSessionMonitor.next(now + YEAR));
    }

    @Test
    void what_is_not_there_cannot_be_stopped() {
        wahaSessionMonitor.begin(WahaSessionOperation.DISCONNECT);
        answer(STOP, Absent.INSTANCE);

        assertEquals(new Refusal(Code.NOT_FOUND, "Session not found"), refusal());
    }

    @Test
    void nothing_secret_is_printed() {
        String all = new WahaSessionState.ScanQr("data:secret") + " "
                + new WahaSessionState.PasskeyConfirmation("secret") + " " + new WahaSessionAnswer.Shown("secret")
                + OURS + info("WORKING") + new PairingCode("secret");

        assertFalse(all.contains("secret") || all.contains("5511"), all);
    }
}
