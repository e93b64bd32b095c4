package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Campaigns to test with. */
final class Samples {

    static final SessionName SESSION = new SessionName("default");

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RandomGenerator RANDOM = new SplittableRandom(7);

    private Samples() {}

    static Campaign campaign(int messages, int contacts) {
        return campaign(Lane.CAMPAIGN, messages, contacts);
    }

    static Campaign campaign(Lane lane, int messages, int contacts) {
        return campaign(SESSION, lane, messages, contacts);
    }

    static Campaign campaign(SessionName session, Lane lane, int messages, int contacts) {
        List<Message> texts = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            texts.add(new Message.Text(Template.parse("message " + i)));
        }
        Contacts.Builder list = new Contacts.Builder();
        for (int i = 0; i < contacts; i++) {
            list.add(Long.toString(5511900000000L + i), Map.of());
        }
        return new Campaign(CampaignId.generate(NOW, RANDOM), session, NOW, lane, texts, list.build(false), 0);
    }
}
