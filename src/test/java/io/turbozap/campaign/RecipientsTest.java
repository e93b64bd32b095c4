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
final class RecipientsTest {

    private static final int CHUNK = 1 << 14;

    private record Given(String chatId, Map<String, String> fields) {}

    private static Recipients built(List<Given> given, boolean allowDuplicates) {
        Recipients.Builder builder = new Recipients.Builder();
        given.forEach(contact -> builder.add(contact.chatId(), contact.fields()));
        return builder.build(allowDuplicates);
    }

    private static void assertSame(List<Given> expected, Recipients recipients) {
        assertEquals(expected.size(), recipients.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).chatId(), recipients.chatId(i));
            assertEquals(expected.get(i).fields(), recipients.fields(i));
        }
    }

    @Test
    void no_contacts_are_a_list_too() {
        assertEquals(0, new Recipients.Builder().build(false).size());
        assertEquals(0, new Recipients.Builder().build(true).size());
    }

    @Test
    void every_contact_comes_back_over_the_borders_of_chunks() {
        for (int size : List.of(1, 8, 9, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 100_003)) {
            for (boolean allowDuplicates : List.of(true, false)) {
                Recipients.Builder builder = new Recipients.Builder();
                for (int i = 0; i < size; i++) {
                    builder.add(Long.toString(5511900000000L + i), Map.of());
                }
                assertEquals(size, builder.size());
                assertEquals(0, builder.duplicates());
                Recipients recipients = builder.build(allowDuplicates);
                assertEquals(size, recipients.size());
                for (int i = 0; i < size; i++) {
                    assertEquals(5511900000000L + i + "@c.us", recipients.chatId(i));
                }
            }
        }
    }

    @Test
    void many_duplicates_are_removed_over_the_borders_of_chunks() {
        Recipients.Builder builder = new Recipients.Builder();
        int different = 3 * CHUNK + 17;
        for (int i = 0; i < 2 * different; i++) {
            builder.add(Long.toString(5511900000000L + i % different), Map.of());
        }
        assertEquals(different, builder.duplicates());
        Recipients recipients = builder.build(false);
        assertEquals(different, recipients.size());
        for (int i = 0; i < different; i++) {
            assertEquals(5511900000000L + i + "@c.us", recipients.chatId(i));
        }
    }

    @Test
    void numbers_of_different_kinds_of_chats_are_different_contacts() {
        Recipients recipients = Recipients.of("1234567@c.us", "1234567@g.us", "1234567@lid", "1234567@newsletter");
        assertEquals(4, recipients.size());
        assertEquals("1234567@newsletter", recipients.chatId(3));
    }

    @Test
    void duplicates_are_found_after_normalising_and_the_first_wins() {
        Recipients.Builder builder = new Recipients.Builder();
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
        Recipients recipients = built(List.of(new Given("1234567@c.us", fields)), false);
        assertEquals(
                new ArrayList<>(fields.entrySet()),
                new ArrayList<>(recipients.fields(0).entrySet()));
        fields.forEach((key, value) -> assertEquals(value, recipients.field(0, key)));
    }

    @Test
    void a_contact_without_a_field_has_none_of_it() {
        Recipients recipients = built(
                List.of(
                        new Given("1234567@c.us", Map.of()),
                        new Given("2234567@c.us", Map.of("name", "Ana")),
                        new Given("3234567@c.us", Map.of())),
                false);
        assertNull(recipients.field(0, "name"));
        assertEquals("Ana", recipients.field(1, "name"));
        assertNull(recipients.field(1, "city"));
        assertNull(recipients.field(2, "name"));
        assertNull(Recipients.of("1234567@c.us").field(0, "name"));
        assertEquals(Map.of(), Recipients.of("1234567@c.us").fields(0));
    }

    @Test
    void more_keys_than_a_byte_can_number_are_told_apart() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            fields.put("key" + i, "value " + i);
        }
        Recipients recipients = built(List.of(new Given("1234567@c.us", fields)), false);
        assertEquals(fields, recipients.fields(0));
        assertEquals("value 19999", recipients.field(0, "key19999"));
        assertEquals("value 128", recipients.field(0, "key128"));
    }

    @Test
    void samples_refuse_what_is_no_contact() {
        assertThrows(IllegalArgumentException.class, () -> Recipients.of("5511900000000", "12"));
    }

    @Test
    void contacts_show_nobodys_number() {
        assertEquals("Contacts[1]", Recipients.of("5511999999999").toString());
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
            Recipients recipients = built(given, false);
            assertSame(distinct, recipients);
            assertFalse(recipients.toString().contains("@"));
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
