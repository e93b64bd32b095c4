package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Recipients;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.session.DayCount;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.store.journal.SendLog;
import io.turbozap.store.journal.SqlAcks;
import io.turbozap.store.journal.SqlJournal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of requests, as callers see it. */
@ExtendWith(VertxExtension.class)
class DeliveryApiTest {

    private static final long NOW = TestDoor.NOW.toEpochMilli();
    private static final String FORMULA = "=HYPERLINK(\"http://x\",\"y\"), see";

    private TestDoor door;
    private SendLog sends;
    private SqlAcks acks;
    private SqlJournal journal;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of()));
        sends = await(SendLog.open(vertx, door.database));
        acks = new SqlAcks(sends);
        journal = new SqlJournal(vertx, sends, acks, InstantSource.fixed(TestDoor.NOW));
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    private void record(Campaign campaign, List<SessionEvent> events) {
        await(journal.record(campaign.session(), events));
        await(sends.flush());
    }

    private static SendIntended intended(Campaign campaign, int index) {
        return new SendIntended(
                campaign.id(), index, null, campaign.request(index).chatId(), new DayCount(1, 1), NOW);
    }

    /** Five requests: read, failed, skipped, sent, and one that was never started. */
    private String campaign() {
        JsonArray contacts = new JsonArray();
        for (int i = 0; i < 5; i++) {
            contacts.add("551199999990" + i);
        }
        String id = answer(door.create(TestDoor.CAMPAIGN.copy().put("contacts", contacts)))
                .json()
                .getString("campaignId");
        Campaign campaign = door.sessions.stored(new CampaignId(id));
        List<SessionEvent> events = new ArrayList<>();
        events.add(new CampaignCreated(campaign, null));
        events.add(new CampaignStarted(campaign.id(), NOW));
        events.add(intended(campaign, 0));
        events.add(new SendCompleted(campaign.id(), 0, "M0", NOW + 200));
        events.add(intended(campaign, 1));
        events.add(new SendFailed(campaign.id(), 1, FORMULA, NOW + 300));
        events.add(new SendSkipped(campaign.id(), 2, campaign.request(2).chatId(), "suppressed", NOW + 400));
        events.add(intended(campaign, 3));
        events.add(new SendCompleted(campaign.id(), 3, "M3", NOW + 500));
        record(campaign, events);
        await(acks.record("M0", DeliveryState.of(3), NOW + 1_000, null));
        return id;
    }

    private ApiAnswer deliveries(String id, String query) {
        return answer(door.get("/api/campaigns/" + id + "/deliveries" + query));
    }

    private static List<Integer> indexes(ApiAnswer answer) {
        return answer.json().getJsonArray("data").stream()
                .map(delivery -> ((JsonObject) delivery).getInteger("index"))
                .toList();
    }

    @Test
    void every_request_that_was_touched_is_there_with_all_that_is_known() {
        ApiAnswer answer = deliveries(campaign(), "");

        JsonArray data = answer.json().getJsonArray("data");
        JsonObject first = data.getJsonObject(0);
        answer.is(200);
        assertEquals(List.of(0, 1, 2, 3), indexes(answer));
        assertEquals(new JsonObject("""
                        {"index":0,"chatId":"5511999999900@c.us","session":"default","status":"completed",
                         "deliveryStatus":"read","attempts":1,"messageId":"M0",
                         "startedAt":"2024-01-20T10:30:45.123Z","sentAt":"2024-01-20T10:30:45.323Z",
                         "readAt":"2024-01-20T10:30:46.123Z"}""").put("id", first.getLong("id")), first);
        assertEquals(FORMULA, data.getJsonObject(1).getString("reason"));
        assertEquals("skipped", data.getJsonObject(2).getString("status"));
        assertFalse(answer.json().containsKey("next"));
    }

    @ParameterizedTest
    @CsvSource({
        "?status=failed, 1",
        "?deliveryStatus=read, 0",
        "?status=completed&deliveryStatus=none, 3",
        "?contact=%2B55%2011%2099999-9902, 2",
    })
    void filters_leave_what_they_say(String query, int index) {
        assertEquals(List.of(index), indexes(deliveries(campaign(), query)));
    }

    @Test
    void pages_go_on_behind_the_last_one() {
        String id = campaign();

        ApiAnswer first = deliveries(id, "?limit=3");
        ApiAnswer rest = deliveries(id, "?limit=3&after=" + first.json().getLong("next"));

        assertEquals(List.of(0, 1, 2), indexes(first));
        assertEquals(List.of(3), indexes(rest));
        assertFalse(rest.json().containsKey("next"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?status=done | status",
                "?deliveryStatus=seen | deliveryStatus",
                "?contact=ana | contact",
                "?after=x | after",
                "?limit=0 | limit",
                "?page=2 | page",
            })
    void wrong_parameters_are_refused_by_name(String query, String path) {
        ApiAnswer answer = deliveries(campaign(), query);

        answer.is(400).has("errors.0.path", path);
    }

    @Test
    void an_unknown_campaign_is_404() {
        ApiAnswer answer = deliveries("campaign_0000000000000_000000000", "");

        answer.is(404).has(TestDoor.error("Campaign not found"));
        deliveries("nothing", "").is(404);
    }

    @Test
    void a_table_for_spreadsheets_holds_no_formulas() {
        ApiAnswer answer =
                answer(door.request(HttpMethod.GET, "/api/campaigns/" + campaign() + "/deliveries?status=failed")
                        .putHeader("Accept", "text/csv")
                        .send());

        List<String> lines = answer.text().lines().toList();
        assertEquals("text/csv; charset=utf-8", answer.header("Content-Type"));
        assertEquals(2, lines.size());
        assertEquals(
                "id,index,chatId,session,status,deliveryStatus,attempts,messageId,reason,deliveryError,startedAt,sentAt,"
                        + "failedAt,serverAt,deliveredAt,readAt,playedAt",
                lines.get(0));
        assertEquals(
                "1,5511999999901@c.us,default,failed,none,1,,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\"), see\",,"
                        + "2024-01-20T10:30:45.123Z,,2024-01-20T10:30:45.423Z,,,,",
                lines.get(1).substring(lines.get(1).indexOf(',') + 1));
    }

    @Test
    void a_link_can_ask_for_the_table_as_a_file() {
        String campaign = campaign();

        ApiAnswer answer = deliveries(campaign, "?format=csv&status=failed");

        assertEquals("text/csv; charset=utf-8", answer.header("Content-Type"));
        assertEquals("attachment; filename=\"" + campaign + ".csv\"", answer.header("Content-Disposition"));
        assertEquals(2, answer.text().lines().count());
        deliveries(campaign, "?format=xml").is(400);
    }

    @Test
    void a_message_that_left_is_delivered_and_says_how_far_it_came() {
        JsonObject message = answer(door.send(HttpMethod.POST, "/scheduled", new JsonObject("""
                        {"recipient":"5511999999999","message":"Hi {x}","sendAt":1735689600000,
                         "channel":"whatsapp"}""")))
                .json();
        Campaign campaign = door.sessions.stored(new CampaignId(message.getString("id")));
        record(
                campaign,
                List.of(
                        new CampaignCreated(campaign, 1735689600000L),
                        new CampaignStarted(campaign.id(), NOW),
                        intended(campaign, 0),
                        new SendCompleted(campaign.id(), 0, "M9", NOW + 200),
                        new SessionEvent.CampaignCompleted(campaign.id(), NOW + 200)));
        await(acks.record("M9", DeliveryState.of(2), NOW + 1_000, null));

        JsonArray delivered = answer(door.get("/delivered")).array();

        JsonObject shown = delivered.getJsonObject(0);
        assertEquals(1, delivered.size());
        assertEquals(message.getString("id"), shown.getString("id"));
        assertEquals("5511999999999", shown.getString("recipient"));
        assertEquals("Hi {x}", shown.getString("message"));
        assertEquals(1735689600000L, shown.getLong("sendAt"));
        assertEquals("sent", shown.getString("status"));
        assertEquals("delivered", shown.getString("deliveryStatus"));
        assertEquals("M9", shown.getString("messageId"));
        assertEquals("2024-01-20T10:30:45.323Z", shown.getString("sentAt"));
        answer(door.get("/delivered?after=" + shown.getLong("deliveryId"))).has(new JsonArray());
    }

    @Test
    void ack_after_the_last_send_moves_what_an_open_page_of_the_campaign_fetches() {
        String id = answer(door.send(HttpMethod.POST, "/campaigns", new JsonObject("""
                        {"message_body":"Hi","scheduled_at":1735689600000}""")))
                .json()
                .getString("id");
        Campaign campaign = door.sessions.stored(new CampaignId(id)).to(Recipients.of("5511999999999"));
        record(
                campaign,
                List.of(
                        new CampaignCreated(campaign, 1735689600000L),
                        new CampaignStarted(campaign.id(), NOW),
                        intended(campaign, 0),
                        new SendCompleted(campaign.id(), 0, "M1", NOW + 200),
                        new SessionEvent.CampaignCompleted(campaign.id(), NOW + 200)));
        assertEquals(0, funnel(id).getInteger("delivered"));

        await(acks.record("M1", DeliveryState.DELIVERED, NOW + 1_000, null));
        assertEquals(1, funnel(id).getInteger("delivered"));
        assertEquals(0, funnel(id).getInteger("read"));

        await(acks.record("M1", DeliveryState.READ, NOW + 2_000, null));
        assertEquals(1, funnel(id).getInteger("read"));
    }

    private JsonObject funnel(String id) {
        return answer(door.get("/api/campaigns/" + id + "/statistics"))
                .json()
                .getJsonObject("data")
                .getJsonObject("funnel");
    }

    @Test
    void analytics_add_up_what_was_recorded() {
        JsonObject created = answer(door.send(HttpMethod.POST, "/campaigns", new JsonObject("""
                        {"message_body":"Hi","scheduled_at":1735689600000}""")))
                .json();
        Campaign campaign = door.sessions.stored(new CampaignId(created.getString("id")));
        Campaign addressed = campaign.to(Recipients.of("5511999999999", "5511888888888"));
        record(
                addressed,
                List.of(
                        new CampaignCreated(addressed, 1735689600000L),
                        new CampaignStarted(addressed.id(), NOW),
                        intended(addressed, 0),
                        new SendCompleted(addressed.id(), 0, "M1", NOW + 200),
                        intended(addressed, 1),
                        new SendCompleted(addressed.id(), 1, "M2", NOW + 900)));
        await(acks.record("M1", DeliveryState.of(3), NOW + 1_200, null));

        JsonObject analytics = answer(door.get("/campaigns/" + created.getString("id") + "/analytics"))
                .json();

        assertEquals(
                new JsonObject("{\"none\":1,\"server\":0,\"delivered\":0,\"read\":1,\"played\":0,\"error\":0}"),
                analytics.getJsonObject("delivery"));
        assertEquals(0.5, analytics.getDouble("read_rate"));
        assertEquals("2024-01-20T10:30:45.323Z", analytics.getString("first_sent_at"));
        assertEquals("2024-01-20T10:30:46.023Z", analytics.getString("last_sent_at"));
        assertEquals(1_000, analytics.getLong("average_to_read_ms"));
    }

    private JsonArray requests(String id, String query) {
        return answer(door.get("/api/campaigns/" + id + "/requests" + query))
                .json()
                .getJsonArray("data");
    }

    @Test
    void a_page_of_requests_tells_what_became_of_their_messages() {
        String id = campaign();

        JsonArray page = requests(id, "?limit=1000");

        JsonObject read = page.getJsonObject(0);
        assertEquals("read", read.getString("deliveryStatus"));
        assertEquals("2024-01-20T10:30:45.323Z", read.getString("sentAt"));
        assertEquals("2024-01-20T10:30:46.123Z", read.getString("readAt"));
        assertEquals("2024-01-20T10:30:45.323Z", read.getString("updatedAt"));
        JsonObject failed = page.getJsonObject(1);
        assertEquals("none", failed.getString("deliveryStatus"));
        assertEquals("2024-01-20T10:30:45.423Z", failed.getString("failedAt"));
        assertFalse(page.getJsonObject(4).containsKey("updatedAt"));
        assertEquals(5, page.size());
    }

    @Test
    void many_requests_come_without_what_became_of_their_messages() {
        String id = campaign();

        assertFalse(requests(id, "").getJsonObject(0).containsKey("sentAt"));
        assertFalse(requests(id, "?limit=1001").getJsonObject(0).containsKey("sentAt"));
    }

    @Test
    void requests_are_found_by_a_part_of_the_number() {
        String id = campaign();

        JsonArray found = requests(id, "?contact=99999990-3&limit=10");

        assertEquals(1, found.size());
        assertEquals(3, found.getJsonObject(0).getInteger("index"));
        assertEquals("2024-01-20T10:30:45.623Z", found.getJsonObject(0).getString("sentAt"));
        answer(door.get("/api/campaigns/" + id + "/requests?contact=ana")).is(400);
        assertEquals(2, requests(id, "?contact=551199999990&offset=3").size());
    }

    @Test
    void the_statistics_of_a_campaign_are_shown() {
        String id = campaign();

        ApiAnswer answer = answer(door.get("/api/campaigns/" + id + "/statistics"));

        JsonObject data = answer.json().getJsonObject("data");
        assertEquals(new JsonObject("""
                        {"bucketMillis":10000,
                         "buckets":[{"at":"2024-01-20T10:30:40.000Z","sent":2,"delivered":1,"read":1,"failed":1}],
                         "funnel":{"total":5,"sent":2,"server":1,"delivered":1,"read":1,"played":0,"failed":1,"skipped":1,
                                   "uncertain":0}}"""), without(data, "reasons"));
        assertEquals(FORMULA, data.getJsonArray("reasons").getJsonObject(0).getString("reason"));
        assertEquals(2, data.getJsonArray("reasons").size());
        answer(door.get("/api/campaigns/campaign_1703001234567_abc123def/statistics"))
                .is(404);
    }

    private static JsonObject without(JsonObject data, String member) {
        JsonObject rest = data.copy();
        rest.remove(member);
        return rest;
    }
}
