package io.turbozap.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Audience;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.recipients.RecipientList;
import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.RegisterTest;
import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.book.AddressBook.Outcome;
import io.turbozap.recipients.book.AddressBookAudiences;
import io.turbozap.recipients.book.Contact;
import io.turbozap.recipients.book.ContactChange;
import io.turbozap.recipients.book.TaggedContacts;
import io.turbozap.recipients.consent.OptOutWords;
import io.turbozap.recipients.consent.OptOuts;
import io.turbozap.recipients.consent.SqlSuppressions;
import io.turbozap.recipients.consent.Suppression;
import io.turbozap.recipients.imports.RecipientCollector;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.store.Statement;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.TemplateRepository.MessageSet;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.webhooks.EventType;
import io.turbozap.webhooks.Webhook;
import io.turbozap.webhooks.WebhookDelivery;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two organisations in one store: what is one's is to the other as what nobody has, and stays as it is. */
final class TenancyTest extends RegisterTest {

    private static final Org OURS = Org.FIRST;
    private static final Org THEIRS = new Org(2);

    @BeforeEach
    void add_another_organisation() {
        await(database.write(Statement.of("INSERT INTO organization (id, name) VALUES (2, 'other')")));
    }

    private static Contact contact(String id, String name, String phone) {
        return new Contact(id, name, phone, List.of("vip"), Map.of("city", name), 1, 1);
    }

    @Test
    void lists_of_one_name_are_each_their_own() {
        RecipientLists lists = new RecipientLists(database, Clock.systemUTC(), new Random(1));
        RecipientList ours = await(lists.put(OURS, "promo", Recipients.of("5511999999999")));

        assertNull(await(lists.find(THEIRS, "promo")));
        assertEquals(List.of(), await(lists.page(THEIRS, null, 10)));
        assertFalse(await(lists.delete(THEIRS, "promo")));
        assertNull(await(lists.members(THEIRS, ours)));
        assertEquals(0, await(lists.members(THEIRS, ours, 0, 10)).count());
        assertNull(await(lists.change(THEIRS, ours, Recipients.of("5511900000000"))));

        await(lists.put(THEIRS, "promo", Recipients.NONE));
        assertTrue(await(lists.delete(THEIRS, "promo")));
        assertEquals(ours, await(lists.find(OURS, "promo")));
        assertEquals(1, await(lists.members(OURS, ours)).size());
    }

    @Test
    void contacts_of_one_number_are_each_their_own() {
        AddressBook book = new AddressBook(database);
        Contact ana = contact("0-ana", "Ana", "5511999999999");
        Contact theirs = contact("1-bia", "Bia", "5511999999999");
        assertEquals(Outcome.DONE, await(book.add(OURS, ana)));
        assertEquals(Outcome.DONE, await(book.add(THEIRS, theirs)), "the number is taken by another organisation only");

        assertNull(await(book.find(THEIRS, ana.id())));
        assertEquals(List.of(theirs), await(book.page(THEIRS, null, null, 10)));
        assertEquals(List.of(), await(book.page(THEIRS, "ana", null, 10)));
        assertEquals(Set.of(ana.id()), await(book.unknown(THEIRS, List.of(ana.id(), theirs.id()))));
        assertEquals(
                Outcome.UNKNOWN, await(book.change(THEIRS, ana.id(), new ContactChange("Eve", null, null, null), 2)));
        assertFalse(await(book.remove(THEIRS, ana.id())));
        assertEquals(ana, await(book.find(OURS, ana.id())));
    }

    @Test
    void audiences_take_contacts_of_their_organisation_alone() {
        AddressBook book = new AddressBook(database);
        Contact ana = new Contact("0-ana", "Ana", "5511999999999", List.of("vip"), Map.of("debt", "9"), 1, 1);
        Contact bia = contact("1-bia", "Bia", "5511900000000");
        await(book.add(OURS, ana));
        await(book.add(THEIRS, bia));
        AddressBookAudiences audiences = new AddressBookAudiences(database, SessionOwners.SINGLE);
        List<Message> none = List.of();

        assertEquals(1, await(audiences.survey(THEIRS, Audience.ALL, none)).taken());
        assertEquals(
                1,
                await(audiences.survey(THEIRS, new Audience(List.of(ana.id(), bia.id())), none))
                        .taken());
        assertEquals(Set.of("name", "city"), await(audiences.fieldNames(THEIRS)));
        RecipientCollector tagged = RecipientCollector.forList(10);
        await(new TaggedContacts(database).addTo(THEIRS, tagged, "vip"));
        assertEquals("5511900000000@c.us", tagged.contacts().chatId(0));
        assertEquals(1, tagged.contacts().size());
    }

    @Test
    void templates_of_one_name_are_each_their_own() {
        TemplateRepository templates = new TemplateRepository(database);
        MessageSet ours = new MessageSet("hello", new JsonArray().add(1), 1, 1);
        MessageSet theirs = new MessageSet("hello", new JsonArray().add(2), 2, 2);
        assertTrue(await(templates.add(OURS, ours)));

        assertNull(await(templates.find(THEIRS, "hello")));
        assertEquals(List.of(), await(templates.page(THEIRS, null, 10)));
        assertFalse(await(templates.delete(THEIRS, "hello")));
        assertTrue(await(templates.add(THEIRS, theirs)));
        await(templates.put(THEIRS, theirs));
        assertEquals(List.of(theirs), await(templates.page(THEIRS, null, 10)));
        assertEquals(ours, await(templates.find(OURS, "hello")));
    }

    @Test
    void who_opts_out_of_one_organisation_is_written_to_by_another() {
        String ana = "351912345678@c.us";
        SqlSuppressions suppressions = await(SqlSuppressions.open(database));
        assertTrue(await(suppressions.follow(OURS, ana, "77@lid", true, 1_000)));

        for (SqlSuppressions known : List.of(suppressions, await(SqlSuppressions.open(database)))) {
            assertTrue(known.contains(OURS, ana) && known.consent(OURS).isRefused("77@lid"));
            assertFalse(known.contains(THEIRS, ana) || known.consent(THEIRS).isRefused("77@lid"));
        }
        assertEquals(List.of(), await(suppressions.list(THEIRS, null, 10)));
        assertFalse(await(suppressions.remove(THEIRS, ana, 2_000)));
        assertFalse(await(suppressions.follow(THEIRS, ana, null, false, 3_000)));
        assertTrue(suppressions.contains(OURS, ana), "what they do changes nothing of ours");
        assertTrue(await(suppressions.add(THEIRS, new Suppression(ana, "asked", "operator", 4_000))));
        assertTrue(await(suppressions.follow(OURS, ana, "77@lid", false, 5_000)));
        assertFalse(suppressions.contains(OURS, ana));
        assertTrue(suppressions.contains(THEIRS, ana));
    }

    @Test
    void an_opt_out_counts_for_the_owner_of_the_session_that_received_it() {
        String ana = "351912345678@c.us";
        SqlSuppressions suppressions = await(SqlSuppressions.open(database));
        SessionOwners owners = session -> session.value().equals("sales") ? OURS : THEIRS;
        OptOuts optOuts = new OptOuts(
                new OptOutWords(List.of("STOP"), List.of()),
                (session, lid) -> Future.succeededFuture(),
                suppressions,
                owners,
                Clock.systemUTC());

        await(optOuts.handle(new MessageReceived("evt", new SessionName("support"), "A", ana, true, "stop", 1_000)));

        assertTrue(suppressions.contains(THEIRS, ana));
        assertFalse(suppressions.contains(OURS, ana));
    }

    private Webhook webhook(Webhooks webhooks, Org org) {
        return Objects.requireNonNull(
                await(webhooks.create(org, "http://127.0.0.1:9/", Set.of(EventType.CAMPAIGN_PAUSED))));
    }

    @Test
    void webhooks_receive_the_events_of_their_organisation_alone() {
        LocalCodec.install(vertx);
        SessionOwners owners = session -> session.value().equals("sales") ? OURS : THEIRS;
        Webhooks webhooks =
                new Webhooks(vertx, database, owners, Clock.systemUTC(), new Random(4), /* allowPrivate= */ true);
        await(webhooks.open());
        Webhook ours = webhook(webhooks, OURS);
        Webhook theirs = webhook(webhooks, THEIRS);
        CampaignPaused paused = new CampaignPaused(new CampaignId("campaign_1_abcdefgh"), PauseReason.ERROR_BUDGET);

        await(database.write(webhooks.outbox().of(new SessionName("sales"), paused)));

        WebhookDelivery delivery =
                await(webhooks.deliveries(OURS, ours.id(), null, 10)).get(0);
        assertEquals(List.of(), await(webhooks.deliveries(THEIRS, theirs.id(), null, 10)));
        assertEquals(List.of(), await(webhooks.deliveries(THEIRS, ours.id(), null, 10)));
        assertNull(await(webhooks.replay(THEIRS, ours.id(), delivery.id())));
        assertNull(await(webhooks.find(THEIRS, ours.id())));
        assertNull(await(webhooks.put(THEIRS, ours.id(), "http://127.0.0.1:8/", Set.of(), true)));
        assertFalse(await(webhooks.delete(THEIRS, ours.id())));
        assertEquals(List.of(theirs), await(webhooks.page(THEIRS, null, 10)));
        assertEquals(ours, await(webhooks.find(OURS, ours.id())));
        await(webhooks.close());
    }
}
