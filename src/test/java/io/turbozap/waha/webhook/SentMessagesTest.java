package io.turbozap.waha.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BEHAVIOUR 20: what webhooks showed of messages that left. */
class SentMessagesTest {

    private static final SessionName SALES = new SessionName("sales");
    private static final SessionName SUPPORT = new SessionName("support");
    private static final String ANA = "5511999998888@c.us";

    private long now = 1_000;
    private final SentMessages sent = new SentMessages(() -> Instant.ofEpochMilli(now));

    private static MessageAcked ack(String id, DeliveryState state) {
        return new MessageAcked(null, SALES, id, ANA, state, 0, null);
    }

    private static MessageSent message(String id, String chat, String text) {
        return new MessageSent(
                null, SALES, id, chat, 0, "api", new JsonObject().put("id", id).put("body", text));
    }

    private List<String> idsIn(String chat, long since) {
        return sent.in(SALES, chat, since).stream()
                .map(shown -> ((JsonObject) shown).getString("id"))
                .toList();
    }

    @Test
    void message_is_known_by_any_acknowledgement_but_a_failure() {
        sent.handle(ack("A", DeliveryState.ERROR));
        assertFalse(sent.knows(SALES, "A"));
        sent.handle(ack("A", DeliveryState.NONE));
        assertTrue(sent.knows(SALES, "A"));
        assertFalse(sent.knows(SUPPORT, "A"));
    }

    @Test
    void message_is_known_by_its_id_and_in_its_chat() {
        sent.handle(message("A", ANA, "Hi"));
        assertTrue(sent.knows(SALES, "A"));
        assertEquals(List.of("A"), idsIn(ANA, 0));
        assertEquals(List.of(), idsIn("5511@c.us", 0));
        assertEquals(0, sent.in(SUPPORT, ANA, 0).size());
    }

    @Test
    void messages_of_a_chat_come_newest_first_and_only_those_heard_since() {
        sent.handle(message("A", ANA, "Hi"));
        now = 2_000;
        sent.handle(message("B", ANA, "Hi"));
        now = 3_000;
        sent.handle(message("A", ANA, "Hi"));
        assertEquals(List.of("B", "A"), idsIn(ANA, 1_000));
        assertEquals(List.of("B"), idsIn(ANA, 1_001));
    }

    @Test
    void session_is_heard_once_one_of_its_messages_was() {
        sent.handle(ack("A", DeliveryState.SERVER));
        assertFalse(sent.hasWebhook(SALES));
        sent.handle(message("A", ANA, "Hi"));
        assertTrue(sent.hasWebhook(SALES));
        assertFalse(sent.hasWebhook(SUPPORT));
    }

    @Test
    void oldest_are_forgotten_beyond_the_number_that_is_remembered() {
        for (int i = 0; i < SentMessages.MOST + 5; i++) {
            sent.handle(message("id" + i, i % 2 == 0 ? ANA : "55" + i + "@c.us", "Hi"));
        }
        assertFalse(sent.knows(SALES, "id4"));
        assertTrue(sent.knows(SALES, "id5"));
        assertEquals(SentMessages.MOST / 2, idsIn(ANA, 0).size());
        assertEquals(List.of(), idsIn("553@c.us", 0));
        assertEquals(List.of("id5"), idsIn("555@c.us", 0));
    }

    @Test
    void long_messages_are_forgotten_earlier() {
        String text = "x".repeat(100_000);
        int most = (int) (SentMessages.MOST_BYTES / (2L * text.length()));
        for (int i = 0; i < most + 20; i++) {
            sent.handle(message("id" + i, ANA, text));
        }
        assertTrue(idsIn(ANA, 0).size() <= most);
        assertEquals("id" + (most + 19), idsIn(ANA, 0).get(0));
        assertTrue(sent.knows(SALES, "id0"));
    }

    @Test
    void many_threads_may_tell_at_once() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String name = "t" + t + "-";
            threads.add(new Thread(() -> {
                for (int i = 0; i < 10_000; i++) {
                    sent.handle(message(name + i, ANA, "Hi"));
                    sent.handle(ack(name + i, DeliveryState.SERVER));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(SentMessages.MOST, idsIn(ANA, 0).size());
    }
}
