package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.number.NumberReader;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule A1: what people write as a contact, and what WhatsApp calls it. */
final class ContactNormalisationTest {

    private static final String SEPARATORS = " +-.()";

    /** The chat id that {@code text} stands for, or null if it is no contact. */
    private static @Nullable String normalised(String text) {
        Recipients.Builder builder = new Recipients.Builder();
        boolean added = builder.add(text, Map.of());
        assertEquals(added ? 1 : 0, builder.size(), "a refused contact leaves nothing behind");
        return added ? builder.build(true).chatId(0) : null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "120363000000000000@g.us",
                "5511999999999-1609459200@g.us",
                "123456789012345678@g.us",
                "1234567890123456789@g.us",
                "99999999999999999999999999@g.us",
                "0@g.us",
                "0123@lid",
                "1@lid",
                "123456789012345@lid",
                "120363000000000000@newsletter",
                "abc_DEF-9@newsletter"
            })
    void ids_of_groups_hidden_users_and_channels_pass(String id) {
        assertEquals(id, normalised(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@g.us",
                "@lid",
                "12 34@g.us",
                "+1234@lid",
                "1234@g.us@g.us",
                "1234@lidl",
                "a/b@g.us",
                "<script>@newsletter",
                "12345@broadcast",
                "status@broadcast"
            })
    void ids_with_anything_strange_are_refused(String id) {
        assertNull(normalised(id));
    }

    @Test
    void a_local_part_is_64_characters_at_the_most() {
        assertEquals("a".repeat(64) + "@g.us", normalised("a".repeat(64) + "@g.us"));
        assertNull(normalised("a".repeat(65) + "@g.us"));
    }

    @Test
    void very_long_texts_are_told_apart_like_short_ones() {
        String spaces = " ".repeat(1_000_000);
        assertEquals("5511999999999@c.us", normalised(spaces + "5511999999999" + spaces));
        assertNull(normalised(" 5".repeat(1_000_000)));
        assertNull(normalised("9".repeat(1_000_000)));
        assertNull(normalised("(".repeat(1_000_000)));
        assertNull(normalised("@".repeat(1_000_000)));
        assertNull(normalised("1".repeat(1_000_000) + "@g.us"));
        assertNull(normalised("5511999999999@" + "c".repeat(1_000_000)));
    }

    @Test
    void only_the_part_of_the_buffer_that_is_named_counts() {
        char[] buffer = "99\"+55 11 99999-9999\"99".toCharArray();
        Recipients.Builder builder = new Recipients.Builder();
        assertTrue(added(builder, new String(buffer), 3, buffer.length - 6));
        assertTrue(added(builder, "99123456789@lid99", 2, 13));
        assertTrue(added(builder, "995511888888888995", 2, 13));
        Recipients recipients = builder.build(false);
        assertEquals("5511999999999@c.us", recipients.chatId(0));
        assertEquals("123456789@lid", recipients.chatId(1));
        assertEquals("5511888888888@c.us", recipients.chatId(2));
    }

    private static boolean added(Recipients.Builder builder, String text, int offset, int length) {
        return builder.add(NumberReader.international(), text.toCharArray(), offset, length, Map.of()) == null;
    }

    @Test
    void any_id_of_7_to_15_digits_written_in_any_way_is_found_again() {
        Seeds.each(2_000, random -> {
            String number = Seeds.number(random, random.nextInt(7, 16));
            String id = separated(random, number) + "@c.us" + " ".repeat(random.nextInt(3));
            assertEquals(number + "@c.us", normalised(id));
        });
    }

    @Test
    void a_number_of_another_length_or_with_a_leading_0_is_never_one() {
        Seeds.each(2_000, random -> {
            int digits = random.nextBoolean() ? random.nextInt(1, 7) : random.nextInt(16, 40);
            assertNull(normalised(separated(random, Seeds.number(random, digits))));
            assertNull(normalised("0" + Seeds.number(random, random.nextInt(6, 15)) + "@c.us"));
        });
    }

    @Test
    void whatever_is_written_is_refused_or_normalised_for_good() {
        String alphabet = "0123456789012345678901234567890123456789 +-.()@c.usglidnewsletter_x٥é\uD83D\uDE00\u0000\t";
        Seeds.each(20_000, random -> {
            String chatId = normalised(Seeds.text(random, alphabet, 30) + (random.nextInt(4) == 0 ? "@g.us" : "@c.us"));
            if (chatId != null) {
                assertEquals(chatId, normalised(chatId), "a chat id is a contact as it is");
                assertTrue(
                        chatId.matches("[1-9][0-9]{6,14}@c\\.us|[A-Za-z0-9_-]{1,64}@(g\\.us|lid|newsletter)"), chatId);
            }
        });
    }

    @Test
    void the_phone_of_a_contact_is_what_stands_before_the_at_sign() {
        Recipients recipients = Recipients.of("+55 11 99999-9999", "1234@g.us", "0-x@newsletter");
        assertEquals("5511999999999", recipients.field(0, Recipients.PHONE));
        assertEquals("1234", recipients.field(1, Recipients.PHONE));
        assertEquals("0-x", recipients.field(2, Recipients.PHONE));
    }

    private static String separated(SplittableRandom random, String number) {
        StringBuilder text = new StringBuilder(Seeds.text(random, SEPARATORS, 3));
        for (int i = 0; i < number.length(); i++) {
            text.append(number.charAt(i)).append(Seeds.text(random, SEPARATORS, random.nextInt(3) == 0 ? 2 : 0));
        }
        return text.toString();
    }
}
