package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns, their names, and the requests that are computed from them. */
final class CampaignTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static Campaign campaign(List<Message> messages, Recipients recipients) {
        CampaignId id = CampaignId.generate(NOW, new SplittableRandom(1));
        return new Campaign(id, new SessionName("s"), NOW, Lane.CAMPAIGN, messages, recipients, 0);
    }

    private static Message text(String source) {
        return new Message.Text(TextTemplate.parse(source));
    }

    private static @Nullable TextTemplate caption(@Nullable String source) {
        return source == null ? null : TextTemplate.parse(source);
    }

    @Test
    void requests_are_numbered_contact_by_contact() {
        Campaign campaign =
                campaign(List.of(text("a"), text("b"), text("c")), Recipients.of("5511900000001", "5511900000002"));
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < campaign.totalRequests(); i++) {
            SendRequest request = campaign.request(i);
            sent.add(request.render(request.message().textTemplate()) + " to " + request.chatId());
        }
        assertEquals(
                List.of(
                        "a to 5511900000001@c.us",
                        "b to 5511900000001@c.us",
                        "c to 5511900000001@c.us",
                        "a to 5511900000002@c.us",
                        "b to 5511900000002@c.us",
                        "c to 5511900000002@c.us"),
                sent);
    }

    @Test
    void a_request_is_rendered_for_its_own_contact() {
        Recipients.Builder contacts = new Recipients.Builder();
        contacts.add("5511900000001", Map.of("name", "Ana"));
        contacts.add("5511900000002", Map.of());
        Campaign campaign = campaign(List.of(text("{name|you}, {phone}")), contacts.build(false));
        assertEquals("Ana, 5511900000001", campaign.request(0).render(TextTemplate.parse("{name|you}, {phone}")));
        assertEquals("you, 5511900000002", campaign.request(1).render(TextTemplate.parse("{name|you}, {phone}")));
        assertNull(campaign.request(1).render(null));
    }

    @Test
    void more_requests_than_an_int_counts_are_refused() {
        Recipients.Builder contacts = new Recipients.Builder();
        for (int i = 0; i < 50_000; i++) {
            contacts.add(Long.toString(5_511_900_000_000L + i), Map.of());
        }
        Recipients built = contacts.build(false);
        List<Message> messages = Collections.nCopies(50_000, text("a"));
        assertThrows(ArithmeticException.class, () -> campaign(messages, built));
    }

    @Test
    void messages_given_cannot_be_changed_afterwards() {
        List<Message> given = new ArrayList<>(List.of(text("a")));
        Campaign campaign = campaign(given, Recipients.of("5511900000001"));
        given.add(text("b"));
        assertEquals(1, campaign.totalRequests());
    }

    @Test
    void nothing_personal_is_shown_by_chance() {
        Campaign campaign = campaign(List.of(text("secret")), Recipients.of("5511999999999"));
        String shown = campaign + " " + campaign.request(0) + " " + campaign.messages();
        assertFalse(shown.contains("secret") || shown.contains("5511999999999"), shown);
    }

    @Test
    void messages_need_the_fields_of_their_texts_and_captions() {
        Media media = new Media("https://host/a.png", "image/png", null);
        List<Message> messages = List.of(
                text("{a} {b|x}"),
                new Message.Photo(media, caption("{c}")),
                new Message.Photo(media, null),
                new Message.Video(media, caption("{a} {d}"), false, false),
                new Message.File(media, caption("{e}")),
                new Message.Audio(media, false),
                new Message.Location(1, 2, "{no}"),
                new Message.Poll("{no}", List.of("{no}"), false),
                new Message.Contact(List.of(new Message.Card.Vcard("{no}"))));
        assertEquals(List.of("a", "c", "d", "e"), List.copyOf(Message.requiredFields(messages)));
        assertEquals(
                List.of("text", "photo", "photo", "video", "file", "audio", "location", "poll", "contact"),
                messages.stream().map(message -> message.kind().wireName()).toList());
    }

    @Test
    void an_id_looks_as_documented_and_sorts_by_time() {
        CampaignId earlier = CampaignId.generate(NOW, new SplittableRandom(1));
        CampaignId later = CampaignId.generate(NOW.plusMillis(1), new SplittableRandom(1));
        assertTrue(earlier.value().matches("campaign_" + NOW.toEpochMilli() + "_[a-z0-9]{9}"), earlier.value());
        assertTrue(earlier.compareTo(later) < 0);
        assertEquals(earlier, CampaignId.parse(earlier.value()));
    }

    @Test
    void ids_are_as_different_as_the_chance_behind_them() {
        SplittableRandom random = new SplittableRandom(3);
        long different = random.longs(10_000)
                .mapToObj(seed -> CampaignId.generate(NOW, random))
                .distinct()
                .count();
        assertEquals(10_000, different);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "campaign_",
                "campaign_1700000000000_abcdefgh",
                "campaign_1700000000000_abcdefghij",
                "campaign_1700000000000_ABCDEFGHI",
                "campaign_170000000000_abcdefghi",
                "campaign_١٧٠٠٠٠٠٠٠٠٠٠٠_abcdefghi",
                " campaign_1700000000000_abcdefghi",
                "campaign_1700000000000_abcdefghi\n",
                "../../etc/passwd"
            })
    void what_no_campaign_can_be_called_is_no_id(String text) {
        assertNull(CampaignId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "sessão", "a.b", "a\n"})
    void what_no_session_can_be_called_is_refused(String name) {
        assertFalse(SessionName.isValid(name));
        assertThrows(IllegalArgumentException.class, () -> new SessionName(name));
    }

    @Test
    void a_session_name_has_64_characters_at_the_most() {
        assertTrue(SessionName.isValid("aZ09_-".repeat(10) + "abcd"));
        assertFalse(SessionName.isValid("a".repeat(65)));
    }
}
