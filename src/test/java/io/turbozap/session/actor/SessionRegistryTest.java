package io.turbozap.session.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.session.core.Samples;
import org.junit.jupiter.api.Test;

/** What the board counts, which is what admission goes by. */
class SessionRegistryTest {

    private final SessionRegistry sessionRegistry = new SessionRegistry();
    private final CampaignHead campaign =
            Samples.campaign(new SessionName("a"), Lane.CAMPAIGN, 1, 3).head();

    @Test
    void an_expected_campaign_counts_once_whether_it_is_still_to_come_or_here() {
        sessionRegistry.expect(campaign);
        assertCounted(1);
        sessionRegistry.add(view());
        assertCounted(1);
        sessionRegistry.expectNoLonger(campaign.id());
        assertCounted(1);
        sessionRegistry.remove(campaign.id());
        assertCounted(0);
    }

    @Test
    void a_campaign_that_does_not_come_counts_no_longer() {
        sessionRegistry.expect(campaign);
        sessionRegistry.expectNoLonger(campaign.id());
        assertCounted(0);
    }

    @Test
    void a_campaign_that_is_here_already_counts_once_when_it_comes_again() {
        sessionRegistry.add(view());
        sessionRegistry.expect(campaign);
        sessionRegistry.add(view());
        assertCounted(1);
    }

    private CampaignView view() {
        SendCounts sendCounts = new SendCounts(3, 0, 0, 0, 0, 0);
        return new CampaignView(campaign, CampaignStatus.RUNNING, sendCounts, null, null, null, null, 0);
    }

    private void assertCounted(int campaigns) {
        assertEquals(campaigns, sessionRegistry.campaignCount());
        assertEquals(campaigns * SessionRegistry.bytes(campaign), sessionRegistry.campaignBytes());
    }
}
