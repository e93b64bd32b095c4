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

class PackedRecipientsTest {

    private static final String LETTERS = "abc äöü漢字😀 \u0000\n\"{}";

    @Test
    void contacts_come_back_as_they_were() {
        Seeds.each(200, random -> {
            Recipients recipients = contacts(random, random.nextInt(400));

            assertEquals(described(recipients), described(roundTrip(recipients)));
        });
    }

    @Test
    void many_contacts_with_fields_come_back_from_chunks_of_a_bounded_size() {
        Recipients recipients = contacts(new SplittableRandom(1), 60_000);

        List<byte[]> chunks = PackedRecipients.pack(recipients);

        assertTrue(chunks.size() > 2, "there is more than one chunk of contacts");
        chunks.forEach(chunk -> assertTrue(chunk.length < 2 * PackedRecipients.CHUNK, chunk.length + " bytes"));
        assertEquals(described(recipients), described(read(chunks)));
    }

    @Test
    void numbers_alone_take_eight_bytes_each_and_as_much_memory_as_before() {
        Recipients.Builder builder = new Recipients.Builder();
        for (int i = 0; i < 100_000; i++) {
            builder.add(Long.toString(5511900000000L + i), Map.of());
        }
        Recipients recipients = builder.build(/* allowDuplicates= */ false);

        List<byte[]> chunks = PackedRecipients.pack(recipients);

        int bytes = chunks.stream().mapToInt(chunk -> chunk.length).sum();
        assertEquals(8 * 100_000 + 2 * chunks.size(), bytes);
        assertEquals(recipients.bytes(), read(chunks).bytes());
    }

    @Test
    void nobody_is_one_chunk_too() {
        assertEquals(1, PackedRecipients.pack(Recipients.NONE).size());
        assertEquals(0, roundTrip(Recipients.NONE).size());
    }

    @Test
    void each_chunk_begins_with_the_version_and_other_versions_are_refused() {
        byte[] chunk = PackedRecipients.pack(Recipients.of("5511999999999")).get(0);
        chunk[0]++;

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new PackedRecipients.Reader().add(chunk));

        assertTrue(refusal.getMessage().contains("version 2"), refusal.getMessage());
    }

    @Test
    void a_chunk_that_was_cut_is_refused() {
        byte[] chunk = PackedRecipients.pack(Recipients.of("5511999999999")).get(0);
        byte[] cut = java.util.Arrays.copyOf(chunk, chunk.length - 1);

        assertThrows(IllegalArgumentException.class, () -> new PackedRecipients.Reader().add(cut));
    }

    private static Recipients roundTrip(Recipients recipients) {
        return read(PackedRecipients.pack(recipients));
    }

    private static Recipients read(List<byte[]> chunks) {
        PackedRecipients.Reader reader = new PackedRecipients.Reader();
        chunks.forEach(reader::add);
        return reader.recipients();
    }

    private static Recipients contacts(SplittableRandom random, int size) {
        int keys = random.nextInt(4);
        Recipients.Builder builder = new Recipients.Builder();
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

    private static List<String> described(Recipients recipients) {
        List<String> described = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            described.add(recipients.chatId(i) + recipients.fields(i));
        }
        return described;
    }
}
