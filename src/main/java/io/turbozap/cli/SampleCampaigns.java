package io.turbozap.cli;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.Template;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the demo sends. */
final class SampleCampaigns {

    static final int MOST_CONTACTS = 1_000_000;

    /** The name of the sample list of recipients. */
    static final String LIST = "october-promo";

    private static final long FIRST_NUMBER = 5_511_900_000_000L;
    private static final List<String> SESSIONS = List.of("sales", "support", "marketing");
    private static final List<String> DOCUMENTED =
            List.of("default", "session2", "session_a", "session_b", "session_sales");
    private static final List<String> TITLES = List.of("Spring offers", "New opening hours", "October promo");
    private static final List<String> NAMES = List.of("Ana", "Bruno", "Carla", "Diego", "Elisa", "Felipe");
    private static final List<Message> MESSAGES = List.of(
            new Message.Text(Template.parse("Hello {name}, this is Turbozap!")),
            new Message.Photo(
                    Media.of("https://example.com/product.jpg", "product.jpg", "image/", "image/jpeg"),
                    Template.parse("New in our shop")));

    private SampleCampaigns() {}

    /** The accounts that work from the start: those of the samples, and those that the documents name. */
    static String[] sessions() {
        return Stream.concat(SESSIONS.stream(), DOCUMENTED.stream()).toArray(String[]::new);
    }

    /** One campaign for each of three sessions. */
    static List<Campaign> create(int contacts) {
        List<Campaign> campaigns = new ArrayList<>();
        for (String session : SESSIONS) {
            Instant now = Instant.now();
            Campaign sample = new Campaign(
                    CampaignId.generate(now, new SecureRandom()),
                    new SessionName(session),
                    now,
                    Lane.CAMPAIGN,
                    MESSAGES,
                    contacts(campaigns.size(), contacts),
                    0);
            campaigns.add(sample.named(TITLES.get(campaigns.size())));
        }
        return campaigns;
    }

    /** So many made up people; each group has others. */
    static Contacts contacts(int group, int count) {
        Contacts.Builder contacts = new Contacts.Builder();
        for (int i = 0; i < count; i++) {
            long number = FIRST_NUMBER + (long) group * MOST_CONTACTS + i;
            contacts.add(Long.toString(number), Map.of("name", NAMES.get(i % NAMES.size())));
        }
        return contacts.build(/* allowDuplicates= */ false);
    }
}
