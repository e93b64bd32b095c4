package io.turbozap.recipients.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.TimedUuid;
import io.turbozap.recipients.RegisterTest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressBookAudiencesTest extends RegisterTest {

    private AddressBook book;
    private AddressBookAudiences audiences;
    private final Random random = new Random(1);
    private long now = 1_700_000_000_000L;

    @BeforeEach
    void use() {
        book = new AddressBook(database);
        audiences = new AddressBookAudiences(database, SessionOwners.SINGLE);
    }

    private Contact contact(String name, String phoneNumber, Map<String, String> fields) {
        now++;
        String id = TimedUuid.next(Instant.ofEpochMilli(now), random);
        return new Contact(id, name, phoneNumber, List.of(), fields, now, now);
    }

    private String added(String name, String phoneNumber, Map<String, String> fields) {
        Contact contact = contact(name, phoneNumber, fields);
        await(book.add(Org.FIRST, contact));
        return contact.id();
    }

    private List<String> taken(String text, Audience audience) {
        Instant created = Instant.ofEpochMilli(now);
        Campaign campaign = new Campaign(
                CampaignId.generateUuid(created, random),
                CampaignSource.ADDRESS_BOOK,
                new SessionName("default"),
                created,
                Lane.CAMPAIGN,
                List.of(new Message.Text(TextTemplate.parse(text))),
                Recipients.NONE,
                0,
                audience);
        Campaign addressed = campaign.to(await(audiences.take(campaign)).recipients());
        return IntStream.range(0, addressed.totalRequests())
                .mapToObj(i -> addressed.recipients().chatId(i) + " "
                        + TextTemplate.parse(text)
                                .render(key -> addressed.recipients().field(i, key)))
                .toList();
    }

    @Test
    void everybody_is_taken_by_creation_with_the_fields_that_the_text_needs() {
        added("Zoé", "351912345678", Map.of("city", "Porto"));
        added("Ana", "5511999999999", Map.of("city", "Lisboa"));

        assertEquals(
                List.of("351912345678@c.us Zoé of Porto", "5511999999999@c.us Ana of Lisboa"),
                taken("{name} of {city}", Audience.ALL));
    }

    @Test
    void the_chosen_are_taken_in_their_order_as_far_as_they_are_still_there() {
        String ana = added("Ana", "5511999999999", Map.of());
        String bia = added("Bia", "5511888888888", Map.of());
        String zoe = added("Zoé", "351912345678", Map.of());
        await(book.remove(Org.FIRST, bia));

        assertEquals(
                List.of("351912345678@c.us Hi", "5511999999999@c.us Hi"),
                taken("Hi", new Audience(List.of(zoe, bia, ana))));
    }

    @Test
    void who_lacks_a_field_without_fallback_is_left_out() {
        added("Ana", "5511999999999", Map.of("city", "Lisboa"));
        added("Bia", "5511888888888", Map.of());

        assertEquals(List.of("5511999999999@c.us Lisboa"), taken("{city}", Audience.ALL));
        assertEquals(
                List.of("5511999999999@c.us Lisboa 5511999999999", "5511888888888@c.us home 5511888888888"),
                taken("{city|home} {phone}", Audience.ALL));
    }

    @Test
    void of_two_fields_alike_each_placeholder_takes_the_one_spelt_like_it() {
        added("Ana", "5511999999999", Map.of("Cidade", "Lisboa", "cidade", "Porto"));

        assertEquals(List.of("5511999999999@c.us Lisboa Porto"), taken("{Cidade} {cidade}", Audience.ALL));
    }

    @Test
    void an_empty_address_book_is_nobody() {
        assertEquals(List.of(), taken("Hi", Audience.ALL));
    }

    @Test
    void more_than_one_batch_is_taken_whole() {
        int count = 1_300;
        List<Future<AddressBook.Outcome>> additions = IntStream.range(0, count)
                .mapToObj(i -> book.add(Org.FIRST, contact("Contact", "5511" + (900_000_000 + i), Map.of())))
                .toList();
        await(Future.all(additions));

        assertEquals(count, taken("Hi", Audience.ALL).size());
    }
}
