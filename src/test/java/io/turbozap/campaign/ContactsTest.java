package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Contacts packed into longs, their duplicates and their fields. */
final class ContactsTest {

    private static final int CHUNK = 1 << 14;

    private record Given(String chatId, Map<String, String> fields) {}

    private static Contacts built(List<Given> given, boolean allowDuplicates) {
        Contacts.Builder builder = new Contacts.Builder();
        given.forEach(contact -> builder.add(contact.chatId(), contact.fields()));
        return builder.build(allowDuplicates);
    }

    private static void assertSame(List<Given> expected, Contacts contacts) {
        assertEquals(expected.size(), contacts.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).chatId(), contacts.chatId(i));
            assertEquals(expected.get(i).fields(), contacts.fields(i));
        }
    }

    @Test
    void no_contacts_are_a_list_too() {
        assertEquals(0, new Contacts.Builder().build(false).size());
        assertEquals(0, new Contacts.Builder().build(true).size());
    }

    @Test
    void every_contact_comes_back_over_the_borders_of_chunks() {
        for (int size : List.of(1, 8, 9, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 100_003)) {
            for (boolean allowDuplicates : List.of(true, false)) {
                Contacts.Builder builder = new Contacts.Builder();
                for (int i = 0; i < size; i++) {
                    builder.add(Long.toString(5511900000000L + i), Map.of());
                }
                assertEquals(size, builder.size());
                assertEquals(0, builder.duplicates());
                Contacts contacts = builder.build(allowDuplicates);
                assertEquals(size, contacts.size());
                for (int i = 0; i < size; i++) {
                    assertEquals(5511900000000L + i + "@c.us", contacts.chatId(i));
                }
            }
        }
    }

    @Test
    void many_duplicates_are_removed_over_the_borders_of_chunks() {
        Contacts.Builder builder = new Contacts.Builder();
        int different = 3 * CHUNK + 17;
        for (int i = 0; i < 2 * different; i++) {
            builder.add(Long.toString(5511900000000L + i % different), Map.of());
        }
        assertEquals(different, builder.duplicates());
        Contacts contacts = builder.build(false);
        assertEquals(different, contacts.size());
        for (int i = 0; i < different; i++) {
            assertEquals(5511900000000L + i + "@c.us", contacts.chatId(i));
        }
    }

    @Test
    void numbers_of_different_kinds_of_chats_are_different_contacts() {
        Contacts contacts = Contacts.of("1234567@c.us", "1234567@g.us", "1234567@lid", "1234567@newsletter");
        assertEquals(4, contacts.size());
        assertEquals("1234567@newsletter", contacts.chatId(3));
    }

    @Test
    void duplicates_are_found_after_normalising_and_the_first_wins() {
        Contacts.Builder builder = new Contacts.Builder();
        builder.add("+55 11 99999-9999", Map.of("name", "first"));
        builder.add("a-b@g.us", Map.of("name", "group"));
        builder.add("5511999999999@c.us", Map.of("name", "second"));
        builder.add(" a-b@g.us ", Map.of("name", "group again"));
        builder.add("5511888888888", Map.of("name", "other"));
        assertEquals(5, builder.size());
        assertEquals(2, builder.duplicates());
        assertSame(
                List.of(
                        new Given("5511999999999@c.us", Map.of("name", "first")),
                        new Given("a-b@g.us", Map.of("name", "group")),
                        new Given("5511888888888@c.us", Map.of("name", "other"))),
                builder.build(false));
    }

    @Test
    void allowed_duplicates_stay_each_with_its_own_fields() {
        List<Given> given = List.of(
                new Given("5511999999999@c.us", Map.of("name", "first")),
                new Given("5511999999999@c.us", Map.of()),
                new Given("5511999999999@c.us", Map.of("name", "third")));
        assertSame(given, built(given, true));
    }

    @Test
    void fields_keep_their_order_and_any_text() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("z", "José 🎉 日本語 \u0000 \n");
        fields.put("ключ", "");
        fields.put("a", "x".repeat(300_000));
        Contacts contacts = built(List.of(new Given("1234567@c.us", fields)), false);
        assertEquals(
                new ArrayList<>(fields.entrySet()),
                new ArrayList<>(contacts.fields(0).entrySet()));
        fields.forEach((key, value) -> assertEquals(value, contacts.field(0, key)));
    }

    @Test
    void a_contact_without_a_field_has_none_of_it() {
        Contacts contacts = built(
                List.of(
                        new Given("1234567@c.us", Map.of()),
                        new Given("2234567@c.us", Map.of("name", "Ana")),
                        new Given("3234567@c.us", Map.of())),
                false);
        assertNull(contacts.field(0, "name"));
        assertEquals("Ana", contacts.field(1, "name"));
        assertNull(contacts.field(1, "city"));
        assertNull(contacts.field(2, "name"));
        assertNull(Contacts.of("1234567@c.us").field(0, "name"));
        assertEquals(Map.of(), Contacts.of("1234567@c.us").fields(0));
    }

    @Test
    void more_keys_than_a_byte_can_number_are_told_apart() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            fields.put("key" + i, "value " + i);
        }
        Contacts contacts = built(List.of(new Given("1234567@c.us", fields)), false);
        assertEquals(fields, contacts.fields(0));
        assertEquals("value 19999", contacts.field(0, "key19999"));
        assertEquals("value 128", contacts.field(0, "key128"));
    }

    @Test
    void samples_refuse_what_is_no_contact() {
        assertThrows(IllegalArgumentException.class, () -> Contacts.of("5511900000000", "12"));
    }

    @Test
    void contacts_show_nobodys_number() {
        assertEquals("Contacts[1]", Contacts.of("5511999999999").toString());
    }

    @Test
    void a_packed_list_is_the_list_without_its_duplicates() {
        Seeds.each(1_000, random -> {
            List<Given> given = new ArrayList<>();
            for (int size = random.nextInt(60); size > 0; size--) {
                given.add(contact(random));
            }
            assertSame(given, built(given, true));
            Set<String> seen = new HashSet<>();
            List<Given> distinct =
                    given.stream().filter(contact -> seen.add(contact.chatId())).toList();
            Contacts contacts = built(given, false);
            assertSame(distinct, contacts);
            assertFalse(contacts.toString().contains("@"));
        });
    }

    private static Given contact(SplittableRandom random) {
        String id =
                switch (random.nextInt(5)) {
                    case 0 -> Seeds.number(random, random.nextInt(1, 25)) + "@g.us";
                    case 1 -> random.nextInt(4) + "-" + random.nextInt(3) + "@g.us";
                    case 2 -> random.nextInt(5) + "@lid";
                    case 3 -> (1_000_000 + random.nextInt(5)) + "@newsletter";
                    default -> (1_000_000 + random.nextInt(20)) + "@c.us";
                };
        Map<String, String> fields = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            fields.put("name", Seeds.text(random, "aé🎉 |{}", 12));
        }
        for (int more = random.nextInt(4) == 0 ? 3 : 0; more > 0; more--) {
            fields.put("k" + random.nextInt(200), Seeds.text(random, "xß", 200));
        }
        return new Given(id, fields);
    }
}
