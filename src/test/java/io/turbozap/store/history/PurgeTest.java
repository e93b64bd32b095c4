package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import org.junit.jupiter.api.Test;

/** What is not to be kept leaves no row. */
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
        // one by one: a transaction that changes the session's row 2,000 times takes PostgreSQL half a minute
        for (int i = 0; i < 450; i++) {
            Campaign campaign = sent(SESSION, 1, 1);
            record(SESSION, new CampaignCompleted(campaign.id(), now));
        }
        now += KEPT + 1;

        purge();

        assertEquals(0, rows("campaign") + rows("delivery") + rows("campaign_contacts"));
    }
}
