package io.turbozap.recipients.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.TimedUuid;
import io.turbozap.recipients.RegisterTest;
import io.turbozap.recipients.book.AddressBook.Outcome;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressBookTest extends RegisterTest {

    private AddressBook book;
    private final Random random = new Random(1);
    private long now = 1_700_000_000_000L;

    @BeforeEach
    void use() {
        book = new AddressBook(database);
    }

    private Contact contact(String name, String phoneNumber) {
        now++;
        String id = TimedUuid.next(Instant.ofEpochMilli(now), random);
        return new Contact(id, name, phoneNumber, List.of("customer"), Map.of("city", "Lisboa"), now, now);
    }

    private Contact added(String name, String phoneNumber) {
        Contact contact = contact(name, phoneNumber);
        assertEquals(Outcome.DONE, await(book.add(Org.FIRST, contact)));
        return contact;
    }

    private List<String> names(String search) {
        return await(book.page(Org.FIRST, search, null, 100)).stream()
                .map(Contact::name)
                .toList();
    }

    @Test
    void a_contact_is_kept_as_it_was_given() {
        Contact ana = added("Ana", "5511999999999");

        assertEquals(ana, await(book.find(Org.FIRST, ana.id())));
    }

    @Test
    void a_phone_number_belongs_to_one_contact() {
        added("Ana", "5511999999999");
        Contact bia = added("Bia", "5511888888888");

        assertEquals(Outcome.TAKEN, await(book.add(Org.FIRST, contact("Another", "5511999999999"))));
        assertEquals(
                Outcome.TAKEN,
                await(book.change(Org.FIRST, bia.id(), new ContactChange(null, "5511999999999", null, null), now)));
        assertEquals(bia, await(book.find(Org.FIRST, bia.id())));
    }

    @Test
    void a_change_leaves_what_it_does_not_name() {
        Contact ana = added("Ana", "5511999999999");

        assertEquals(
                Outcome.DONE,
                await(book.change(Org.FIRST, ana.id(), new ContactChange("Zoé", null, null, Map.of()), now + 5)));

        assertEquals(
                new Contact(ana.id(), "Zoé", "5511999999999", List.of("customer"), Map.of(), ana.createdAt(), now + 5),
                await(book.find(Org.FIRST, ana.id())));
        assertEquals(List.of("Zoé"), names("ZOE"));
        assertEquals(List.of(), names("ana"));
    }

    @Test
    void nobody_can_be_changed_or_taken_out_who_is_not_there() {
        Contact ana = added("Ana", "5511999999999");

        assertTrue(await(book.remove(Org.FIRST, ana.id())));
        assertFalse(await(book.remove(Org.FIRST, ana.id())));
        assertNull(await(book.find(Org.FIRST, ana.id())));
        assertEquals(
                Outcome.UNKNOWN,
                await(book.change(Org.FIRST, ana.id(), new ContactChange("Bia", null, null, null), now)));
    }

    @Test
    void pages_go_on_behind_the_last_one_in_order_of_creation() {
        List<Contact> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(added("Contact " + i, "55119999999" + i));
        }

        assertEquals(all.subList(0, 3), await(book.page(Org.FIRST, null, null, 3)));
        assertEquals(
                all.subList(3, 6), await(book.page(Org.FIRST, null, all.get(2).id(), 3)));
        assertEquals(
                all.subList(6, 7), await(book.page(Org.FIRST, null, all.get(5).id(), 3)));
    }

    @Test
    void a_search_finds_parts_of_names_and_numbers_however_they_are_written() {
        added("José Ávila", "351912345678");
        added("100%_sure!", "5511777777777");

        assertEquals(List.of("José Ávila"), names("jose a"));
        assertEquals(List.of("José Ávila"), names("ÁVI"));
        assertEquals(List.of("José Ávila"), names("+351 912-345"));
        assertEquals(List.of("100%_sure!"), names("%_"));
        assertEquals(List.of("100%_sure!"), names("!"));
        assertEquals(List.of(), names("% "));
        assertEquals(List.of(), names("-"));
    }

    @Test
    void unknown_ids_are_told_from_known_ones_however_many_there_are() {
        List<Contact> contacts = IntStream.range(0, AddressBook.IDS + 5)
                .mapToObj(i -> contact("Contact", "5511" + (900_000_000 + i)))
                .toList();
        await(Future.all(
                contacts.stream().map(contact -> book.add(Org.FIRST, contact)).toList()));
        List<String> known = contacts.stream().map(Contact::id).toList();
        List<String> asked = new ArrayList<>(known);
        asked.add("00000000-0000-7000-8000-000000000000");

        assertEquals(Set.of("00000000-0000-7000-8000-000000000000"), await(book.unknown(Org.FIRST, asked)));
        assertEquals(Set.of(), await(book.unknown(Org.FIRST, List.of())));
    }

    @Test
    void trouble_of_the_store_is_passed_on() {
        await(database.close());

        assertThrows(StoreException.class, () -> await(book.add(Org.FIRST, contact("Ana", "5511999999999"))));
    }
}
