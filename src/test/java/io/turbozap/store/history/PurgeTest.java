package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is not to be kept leaves no row. */
@Tag("slow")
final class PurgeTest extends StoreTest {

    private static final long KEPT = 1_000;

    private void purge() {
        await(new Purge(vertx, database, clock, KEPT).run());
    }

    @Test
    void a_deleted_campaign_goes_with_its_contacts_and_deliveries_and_no_other_does() {
        sent(SESSION, 3, 2);
        Campaign doomed = sent(SESSION, 1_300, 1_200);
        sent(SESSION, 3, 2);
        record(SESSION, new CampaignDeleted(doomed.id()));

        purge();

        assertEquals(4, rows("delivery"));
        assertEquals(2, rows("campaign"));
        assertEquals(2, rows("campaign_contacts"));
    }

    @Test
    void completed_campaigns_go_after_their_time_and_others_stay_however_old() {
        Campaign old = sent(SESSION, 2, 2);
        record(SESSION, new CampaignCompleted(old.id(), now));
        now += KEPT / 2;
        Campaign young = sent(SESSION, 2, 2);
        record(SESSION, new CampaignCompleted(young.id(), now));
        Campaign open = sent(SESSION, 2, 1);
        now += KEPT / 2 + 1;

        purge();

        assertNull(await(archive.view(old.id())));
        assertNotNull(await(archive.view(young.id())));
        now += KEPT * 1_000;
        purge();
        assertNotNull(await(archive.view(open.id())));
        assertEquals(1, rows("delivery"));
    }

    @Test
    void many_campaigns_go_at_once() {
        List<SessionEvent> events = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            Campaign campaign = campaign(SESSION, 1);
            events.add(new CampaignCreated(campaign, null));
            events.add(new CampaignStarted(campaign.id(), now));
            events.add(intended(campaign, 0, null));
            events.add(new SendCompleted(campaign.id(), 0, null, now));
            events.add(new CampaignCompleted(campaign.id(), now));
        }
        await(journal.record(SESSION, events));
        now += KEPT + 1;

        purge();

        assertEquals(0, rows("campaign") + rows("delivery") + rows("campaign_contacts"));
    }
}
