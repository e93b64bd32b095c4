package io.turbozap.cli;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.TimedUuid;
import io.turbozap.recipients.book.Contact;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The campaigns that the demo sends. */
final class SampleCampaigns {

    static final int MOST_CONTACTS = 1_000_000;

    /** The name of the sample list of recipients. */
    static final String LIST = "october-promo";

    private static final long FIRST_NUMBER = 5_511_900_000_000L;
    /** The session whose campaign goes on for hours, so that there is one at work to be seen later. */
    static final SessionName SLOW = new SessionName("newsletter");

    private static final int SLOW_CONTACTS = 10_000;
    private static final int BOOK_CONTACTS = 24;
    private static final long SLOW_GROUP = 100;
    private static final long BOOK_GROUP = 101;
    private static final List<String> TAGS = List.of("customer", "vip", "trial");
    private static final List<String> SESSIONS = List.of("sales", "support", "marketing");
    private static final List<String> DOCUMENTED =
            List.of("default", "session2", "session_a", "session_b", "session_sales");
    private static final List<String> TITLES = List.of("Spring offers", "New opening hours", "October promo");
    private static final List<String> NAMES = List.of("Ana", "Bruno", "Carla", "Diego", "Elisa", "Felipe");
    private static final List<String> SURNAMES = List.of("Almeida", "Barbosa", "Costa", "Dias");
    private static final List<String> CITIES = List.of("São Paulo", "Lisboa", "Recife", "Porto", "Curitiba");
    private static final List<Message> MESSAGES = List.of(
            new Message.Text(TextTemplate.parse("Hello {name}, this is Turbozap!")),
            new Message.Photo(
                    Media.of("https://example.com/product.jpg", "product.jpg", "image/", "image/jpeg"),
                    TextTemplate.parse("New in our shop")));

    private SampleCampaigns() {}

    /** The accounts that work from the start: those of the samples, and those that the documents name. */
    static String[] sessions() {
        return Stream.of(SESSIONS.stream(), Stream.of(SLOW.value()), DOCUMENTED.stream())
                .flatMap(names -> names)
                .toArray(String[]::new);
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

    /** One that takes long at the pace of a slow account. */
    static Campaign slow() {
        Instant now = Instant.now();
        return new Campaign(
                        CampaignId.generate(now, new SecureRandom()),
                        SLOW,
                        now,
                        Lane.CAMPAIGN,
                        List.of(new Message.Text(TextTemplate.parse("Hello {name}, this week's news"))),
                        contacts(SLOW_GROUP, SLOW_CONTACTS),
                        0)
                .named("Weekly newsletter");
    }

    /** The people in the address book. */
    static List<Contact> addressBook() {
        Instant now = Instant.now();
        SecureRandom random = new SecureRandom();
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < BOOK_CONTACTS; i++) {
            people.add(new Contact(
                    TimedUuid.next(now, random),
                    NAMES.get(i % NAMES.size()) + " " + SURNAMES.get(i / NAMES.size()),
                    Long.toString(FIRST_NUMBER + BOOK_GROUP * MOST_CONTACTS + i),
                    List.of(TAGS.get(i % TAGS.size())),
                    Map.of("city", CITIES.get(i % CITIES.size())),
                    now.toEpochMilli(),
                    now.toEpochMilli()));
        }
        return people;
    }

    /** Made up people; each group has others. */
    static Recipients contacts(long group, int count) {
        Recipients.Builder contacts = new Recipients.Builder();
        for (int i = 0; i < count; i++) {
            long number = FIRST_NUMBER + group * MOST_CONTACTS + i;
            contacts.add(Long.toString(number), Map.of("name", NAMES.get(i % NAMES.size())));
        }
        return contacts.build(/* allowDuplicates= */ false);
    }
}
