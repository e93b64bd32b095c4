package io.turbozap.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Org;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.idempotency.StoredResponse;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.store.Statement;
import io.turbozap.store.history.Purge;
import io.turbozap.store.history.StoreTest;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was answered to a keyed request is in the store with its effect, or neither is. */
final class KeyedResponsesTest extends StoreTest {

    private static final StoredResponse MADE =
            new StoredResponse(201, "/api/campaigns/1", Buffer.buffer("{\"made\":true}"));
    private static final long DAY = 24 * 60 * 60 * 1_000L;

    private KeyedResponses answers;

    @BeforeEach
    void keep() {
        answers = new KeyedResponses(database, clock);
    }

    private KeyedRequest call(String key) {
        return call(Org.FIRST, "operator", key);
    }

    private KeyedRequest call(Org org, String principal, String key) {
        KeyedRequest call = new KeyedRequest(org, principal, key, "POST /api/campaigns/create", now);
        call.add(Buffer.buffer("{}"));
        call.expect(MADE);
        return call;
    }

    private Campaign create(KeyedRequest call) {
        Campaign campaign = campaign(SESSION, 2);
        await(journal.record(SESSION, List.of(new CampaignCreated(campaign, null)), call));
        return campaign;
    }

    private KeyedResponses.Kept kept(String key) {
        return Objects.requireNonNull(await(answers.find(call(key))));
    }

    @Test
    void a_campaign_is_recorded_with_the_key_and_the_answer_of_its_request() {
        KeyedRequest call = call("a");
        create(call);
        assertTrue(call.isRecorded());
        assertEquals(MADE, kept("a").answer());
        assertEquals(call.fingerprint(), kept("a").fingerprint());
        assertEquals(call("b").fingerprint(), call.fingerprint());
        assertNull(await(answers.find(call("b"))));
    }

    @Test
    void a_second_try_under_the_same_key_creates_nothing() {
        create(call("a"));
        assertThrows(IllegalStateException.class, () -> create(call("a")));
        assertEquals(1, rows("campaign"));
        assertEquals(2, number("SELECT SUM(total_contacts) FROM campaign"));
    }

    @Test
    void the_same_try_may_be_recorded_again_for_nobody_knows_what_a_lost_store_took() {
        KeyedRequest call = call("a");
        Campaign campaign = create(call);
        await(journal.record(SESSION, List.of(new CampaignCreated(campaign, null)), call));
        assertEquals(1, rows("campaign"));
        assertEquals(1, rows("keyed_call"));
    }

    @Test
    void a_final_answer_takes_the_place_of_the_expected_one() {
        KeyedRequest call = call("a");
        create(call);
        StoredResponse other = new StoredResponse(202, null, Buffer.buffer("{}"));
        await(answers.keep(call, other));
        assertEquals(other, kept("a").answer());
        await(answers.forget(call("a")));
        assertEquals(other, kept("a").answer(), "only the try itself takes back what it recorded");
        await(answers.forget(call));
        assertNull(await(answers.find(call("a"))));
    }

    @Test
    void a_change_of_the_store_itself_is_recorded_with_its_request_too() {
        KeyedRequest call = call("a");
        Statement template = Statement.of(
                "INSERT INTO message_set (name, messages, created_at, updated_at) VALUES (?, ?, ?, ?)",
                "promo",
                "[]",
                now,
                now);
        assertEquals(1, await(KeyedResponses.write(database, List.of(template), call)).length);
        assertEquals(MADE, kept("a").answer());
        KeyedRequest second = call("a");
        assertThrows(
                IllegalStateException.class,
                () -> await(KeyedResponses.write(database, List.of(Statement.of("DELETE FROM message_set")), second)));
        assertFalse(second.isRecorded());
        assertEquals(1, rows("message_set"));
    }

    @Test
    void answers_are_kept_for_a_day() {
        create(call("a"));
        now += DAY;
        create(call("b"));
        assertEquals(MADE, kept("a").answer());
        now += 1;
        assertNull(await(answers.find(call("a"))));
        create(call("a"));
        assertEquals(3, rows("campaign"));
        now += DAY + 1;
        await(new Purge(vertx, database, clock, Long.MAX_VALUE / 2).run());
        assertEquals(0, rows("keyed_call"));
        assertEquals(3, rows("campaign"));
    }

    @Test
    void each_caller_has_keys_of_its_own() {
        await(database.write(Statement.of("INSERT INTO organization (id, name) VALUES (2, 'other')")));
        create(call("a"));

        for (KeyedRequest other : List.of(call(Org.FIRST, "ana", "a"), call(new Org(2), "operator", "a"))) {
            assertNull(await(answers.find(other)));
            await(answers.keep(other, new StoredResponse(202, null, Buffer.buffer("{}"))));
            assertEquals(
                    202,
                    Objects.requireNonNull(await(answers.find(other))).answer().status());
            await(answers.forget(other));
        }
        assertEquals(MADE, kept("a").answer());
    }
}
