package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.store.journal.SendLog;
import io.turbozap.store.journal.SqlAcks;
import io.turbozap.store.journal.SqlJournal;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What became of a campaign, as callers see it. */
@ExtendWith(VertxExtension.class)
class TimelineApiTest {

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of()));
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    @Test
    void the_steps_of_a_campaign_are_shown_the_newest_last(Vertx vertx) {
        String id = await(door.created());
        Campaign campaign = door.sessions.stored(new CampaignId(id));
        SendLog sends = await(SendLog.open(vertx, door.database));
        await(new SqlJournal(vertx, sends, new SqlAcks(sends), InstantSource.fixed(TestDoor.NOW))
                .record(
                        campaign.session(),
                        List.of(
                                new CampaignCreated(campaign, null),
                                new CampaignStarted(campaign.id(), TestDoor.NOW.toEpochMilli()),
                                new CampaignPaused(campaign.id(), PauseReason.ERROR_BUDGET))));

        assertEquals(
                new JsonObject("""
                        {"success":true,"data":[
                         {"at":"T","event":"created","by":"operator","detail":{"contacts":1,"requests":1}},
                         {"at":"T","event":"started","by":"operator"},
                         {"at":"T","event":"paused","by":"error_budget"}]}""".replace("\"T\"", "\"" + TestDoor.NOW + "\"")),
                await(door.get("/api/campaigns/" + id + "/timeline")).bodyAsJsonObject());
    }

    @Test
    void an_unknown_campaign_has_none() {
        for (String id : List.of("campaign_1705748123456_abc123def", "nonsense")) {
            var answer = await(door.get("/api/campaigns/" + id + "/timeline"));
            assertEquals(404, answer.statusCode());
            assertEquals(TestDoor.error("Campaign not found"), answer.bodyAsJsonObject());
        }
    }
}
