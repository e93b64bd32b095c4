package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedContactsTest {

    private static final String LETTERS = "abc äöü漢字😀 \u0000\n\"{}";

    @Test
    void contacts_come_back_as_they_were() {
        Seeds.each(200, random -> {
            Contacts contacts = contacts(random, random.nextInt(400));

            assertEquals(described(contacts), described(roundTrip(contacts)));
        });
    }

    @Test
    void many_contacts_with_fields_come_back_from_chunks_of_a_bounded_size() {
        Contacts contacts = contacts(new SplittableRandom(1), 60_000);

        List<byte[]> chunks = PackedContacts.pack(contacts);

        assertTrue(chunks.size() > 2, "there is more than one chunk of contacts");
        chunks.forEach(chunk -> assertTrue(chunk.length < 2 * PackedContacts.CHUNK, chunk.length + " bytes"));
        assertEquals(described(contacts), described(read(chunks)));
    }

    @Test
    void numbers_alone_take_eight_bytes_each_and_as_much_memory_as_before() {
        Contacts.Builder builder = new Contacts.Builder();
        for (int i = 0; i < 100_000; i++) {
            builder.add(Long.toString(5511900000000L + i), Map.of());
        }
        Contacts contacts = builder.build(/* allowDuplicates= */ false);

        List<byte[]> chunks = PackedContacts.pack(contacts);

        int bytes = chunks.stream().mapToInt(chunk -> chunk.length).sum();
        assertEquals(8 * 100_000 + 2 * chunks.size(), bytes);
        assertEquals(contacts.bytes(), read(chunks).bytes());
    }

    @Test
    void nobody_is_one_chunk_too() {
        assertEquals(1, PackedContacts.pack(Contacts.NONE).size());
        assertEquals(0, roundTrip(Contacts.NONE).size());
    }

    @Test
    void each_chunk_begins_with_the_version_and_other_versions_are_refused() {
        byte[] chunk = PackedContacts.pack(Contacts.of("5511999999999")).get(0);
        chunk[0]++;

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new PackedContacts.Reader().add(chunk));

        assertTrue(refusal.getMessage().contains("version 2"), refusal.getMessage());
    }

    @Test
    void a_chunk_that_was_cut_is_refused() {
        byte[] chunk = PackedContacts.pack(Contacts.of("5511999999999")).get(0);
        byte[] cut = java.util.Arrays.copyOf(chunk, chunk.length - 1);

        assertThrows(IllegalArgumentException.class, () -> new PackedContacts.Reader().add(cut));
    }

    private static Contacts roundTrip(Contacts contacts) {
        return read(PackedContacts.pack(contacts));
    }

    private static Contacts read(List<byte[]> chunks) {
        PackedContacts.Reader reader = new PackedContacts.Reader();
        chunks.forEach(reader::add);
        return reader.contacts();
    }

    private static Contacts contacts(SplittableRandom random, int size) {
        int keys = random.nextInt(4);
        Contacts.Builder builder = new Contacts.Builder();
        for (int i = 0; i < size; i++) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int key = 0; key < keys; key++) {
                if (random.nextBoolean()) {
                    fields.put("key" + random.nextInt(5), "x" + Seeds.text(random, LETTERS, 20));
                }
            }
            assertTrue(builder.add(contact(random), fields));
        }
        return builder.build(random.nextBoolean());
    }

    private static String contact(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Seeds.number(random, 18) + "@g.us";
            case 1 -> Seeds.number(random, 10) + "-" + Seeds.number(random, 10) + "@g.us";
            case 2 -> Seeds.number(random, 15) + "@lid";
            default -> Seeds.number(random, random.nextInt(7, 9)) + "@c.us";
        };
    }

    private static List<String> described(Contacts contacts) {
        List<String> described = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            described.add(contacts.chatId(i) + contacts.fields(i));
        }
        return described;
    }
}
