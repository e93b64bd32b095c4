package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.contacts;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A campaign meets everything that WhatsApp may do to it, says each time what it is, and ends complete. */
@Tag("slow")
final class RehearsalTest {

    private static final int PEOPLE = 400;
    private static final long HOUR = 3_600_000;
    private static final String SALES = "sales";
    private static final String KEY = "the-key-of-the-hooks";

    private static SimulatorOptionsBuilder gows() {
        return waha().autoStart(false).sessions(SALES).engine(Engine.GOWS);
    }

    private static void until(WholeServer whole, String campaign, int completed) {
        whole.until(
                () -> completed + " sent, but " + whole.campaign(campaign) + whole.worker(SALES),
                () -> whole.count(campaign, "completed") >= completed);
    }

    private static void assertAllSentOnce(WholeServer whole, String campaign) {
        assertEquals(PEOPLE, whole.count(campaign, "completed"), () -> whole.campaign(campaign)
                .encode());
        assertEquals(PEOPLE, whole.ledger().accepted());
        assertEquals(0, whole.ledger().duplicateCount());
        for (String contact : contacts(PEOPLE)) {
            assertEquals(1, await(whole.simulator.sentTo(SALES, contact)), "sent to one contact");
        }
    }

    private static JsonObject blocker(WholeServer whole, String rule) {
        return whole.worker(SALES).getJsonArray("blockedBy").stream()
                .map(JsonObject.class::cast)
                .filter(blocker -> rule.equals(blocker.getString("rule")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not in " + whole.worker(SALES)));
    }

    @Test
    void campaign_meets_lock_quota_drop_and_failures_and_ends_complete() {
        try (WholeServer whole = WholeServer.start(
                gows().latencyMillis(5), "NEW_CHAT_RETRY", "200", "ERROR_BUDGET", "5", "EXECUTION_INTERVAL", "1")) {
            String campaign = whole.execute(SALES, PEOPLE, text("hello"));
            until(whole, campaign, 5);

            await(whole.simulator.setTimelock(SALES, System.currentTimeMillis() + 10 * HOUR));
            whole.untilBlocked(SALES, "timelock");
            assertEquals("waha", blocker(whole, "timelock").getString("setBy"));
            assertTrue(blocker(whole, "timelock").containsKey("until"));
            int held = whole.count(campaign, "completed");
            JsonObject forecast = whole.post("/api/campaigns/" + campaign + "/forecast")
                    .bodyAsJsonObject()
                    .getJsonObject("data");
            assertEquals(
                    "timelock", forecast.getJsonArray("delays").getJsonObject(0).getString("rule"));
            await(whole.simulator.setTimelock(SALES, null));
            look(whole);
            until(whole, campaign, held + 5);

            int used = whole.count(campaign, "completed") + 5;
            await(whole.simulator.setQuota(SALES, used, System.currentTimeMillis() + 10 * HOUR));
            whole.untilBlocked(SALES, "new_chat_quota");
            assertTrue(blocker(whole, "new_chat_quota").getString("detail").contains(" of " + used + " new chats"));
            await(whole.simulator.setQuota(SALES, 1_000, System.currentTimeMillis() + 10 * HOUR));
            look(whole);
            until(whole, campaign, used + 2);

            await(whole.simulator.fault(
                    Fault.of(Kind.SESSION_DROP).into(SessionStatus.SCAN_QR_CODE).times(1)));
            whole.untilBlocked(SALES, "session_not_working");
            await(whole.simulator.setSession(SALES, SessionStatus.WORKING));
            int before = whole.count(campaign, "completed");
            until(whole, campaign, before + 1);

            await(whole.simulator.fault(Fault.of(Kind.TYPE_ERROR).times(5)));
            whole.untilBlocked(SALES, "paused");
            assertEquals("turbozap", blocker(whole, "paused").getString("setBy"));
            assertEquals("too many failures in a row", blocker(whole, "paused").getString("detail"));
            assertEquals(5, whole.count(campaign, "failed"));
            whole.post("/api/campaigns/" + campaign + "/retry", new JsonObject().put("scope", "failed"));
            whole.command(campaign, "resume");
            whole.untilStatus(campaign, "completed");

            assertAllSentOnce(whole, campaign);
        }
    }

    /** Limits are looked at every half a minute without webhooks; a connect looks at once and changes nothing. */
    private static void look(WholeServer whole) {
        assertEquals(202, whole.post("/api/sessions/sales/connect").statusCode());
    }

    @Test
    void known_people_are_written_to_during_a_time_lock() {
        try (WholeServer whole = WholeServer.start(gows(), "WAHA_WEBHOOK_HMAC_KEY", KEY)) {
            whole.untilStatus(whole.execute(SALES, 10, text("first")), "completed");
            await(whole.simulator.setTimelock(SALES, System.currentTimeMillis() + 10 * HOUR));
            String campaign = whole.execute(SALES, 20, text("second"));
            whole.until(
                    () -> "only the lock, but " + whole.worker(SALES),
                    () -> whole.rules(SALES).equals(List.of("timelock")) && whole.count(campaign, "completed") == 10);

            assertEquals(10, whole.count(campaign, "pending"));
        }
    }

    @Test
    void who_writes_during_a_time_lock_is_written_to() {
        try (WholeServer whole =
                WholeServer.start(waha().autoStart(false).engine(Engine.GOWS), "WAHA_WEBHOOK_HMAC_KEY", KEY)) {
            whole.hook(SALES, KEY);
            await(whole.simulator.setTimelock(SALES, System.currentTimeMillis() + 10 * HOUR));
            String campaign = whole.execute(SALES, 3, text("hello"));
            whole.untilBlocked(SALES, "timelock");
            await(whole.simulator.incoming(SALES, contacts(3).get(1) + "@c.us", "hi"));
            until(whole, campaign, 1);

            assertEquals(1, await(whole.simulator.sentTo(SALES, contacts(3).get(1))));
            assertEquals(2, whole.count(campaign, "pending"));
        }
    }

    @Test
    void engine_that_tells_by_ack_stops_the_campaign_too() {
        try (WholeServer whole = WholeServer.start(
                waha().autoStart(false),
                "WAHA_WEBHOOK_HMAC_KEY",
                KEY,
                "EXECUTION_INTERVAL",
                "50",
                "NEW_CHAT_RETRY",
                "600000")) {
            whole.hook(SALES, KEY);
            await(whole.simulator.setTimelock(SALES, System.currentTimeMillis() + 10 * HOUR));
            String campaign = whole.execute(SALES, PEOPLE, text("hello"));
            whole.until(
                    () -> "held, but " + whole.worker(SALES),
                    () -> whole.rules(SALES).contains("timelock")
                            || whole.rules(SALES).contains("account_restricted"));

            assertEquals("running", whole.status(campaign));
            assertTrue(whole.count(campaign, "pending") > PEOPLE / 2, () -> whole.campaign(campaign)
                    .encode());
            assertEquals(
                    200,
                    whole.send(HttpMethod.DELETE, "/api/sessions/sales?queue=stop", null)
                            .statusCode());
            assertEquals(new JsonArray(), new JsonArray(whole.rules(SALES)));
        }
    }
}
