package io.turbozap.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.recipients.consent.Suppression;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySuppressionsTest {

    private final MemorySuppressions list = new MemorySuppressions(3);

    private static Suppression of(String chat) {
        return new Suppression(chat, "opted out", "message", 1);
    }

    private List<String> page(String after, int limit) {
        return list.list(Org.FIRST, after, limit).result().stream()
                .map(Suppression::chatId)
                .toList();
    }

    @Test
    void chat_is_on_the_list_until_it_is_removed() {
        assertFalse(list.contains(Org.FIRST, "1@c.us"));
        assertTrue(list.add(Org.FIRST, of("1@c.us")).result());
        assertFalse(list.add(Org.FIRST, of("1@c.us")).result());
        assertTrue(list.contains(Org.FIRST, "1@c.us"));
        assertTrue(list.remove(Org.FIRST, "1@c.us", 2).result());
        assertFalse(list.remove(Org.FIRST, "1@c.us", 2).result());
        assertFalse(list.contains(Org.FIRST, "1@c.us"));
    }

    @Test
    void list_is_paged_by_chat() {
        list.add(Org.FIRST, of("3@c.us"));
        list.add(Org.FIRST, of("1@c.us"));
        list.add(Org.FIRST, of("2@c.us"));
        assertEquals(List.of("1@c.us", "2@c.us"), page(null, 2));
        assertEquals(List.of("3@c.us"), page("2@c.us", 2));
        assertEquals(List.of(), page("3@c.us", 2));
    }

    @Test
    void full_list_refuses_more_instead_of_forgetting() {
        list.add(Org.FIRST, of("1@c.us"));
        list.add(Org.FIRST, of("2@c.us"));
        list.add(Org.FIRST, of("3@c.us"));
        assertTrue(list.add(Org.FIRST, of("4@c.us")).failed());
        assertTrue(list.add(Org.FIRST, of("3@c.us")).succeeded());
        assertTrue(list.contains(Org.FIRST, "1@c.us"));
    }

    @Test
    void printing_does_not_say_who() {
        assertFalse(of("5511999998888@c.us").toString().contains("5511"));
    }
}
