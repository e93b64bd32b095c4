package io.turbozap.campaign.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The set of those who are not written to. */
class PersonSetTest {

    private final PersonSet chats = new PersonSet();

    @ParameterizedTest
    @ValueSource(strings = {"5511999999999@c.us", "120363012345678901@g.us", "5511999999999-1612345678@g.us", "77@lid"})
    void every_kind_of_chat_can_be_added_found_and_taken_out(String chatId) {
        assertTrue(chats.add(chatId));
        assertFalse(chats.add(chatId));
        assertTrue(chats.contains(chatId));
        assertEquals(1, chats.size());
        assertTrue(chats.remove(chatId));
        assertFalse(chats.remove(chatId));
        assertFalse(chats.contains(chatId));
        assertEquals(0, chats.size());
    }

    @Test
    void chats_of_different_kinds_are_different() {
        chats.add("5511999999999@lid");

        assertFalse(chats.contains("5511999999999@c.us"));
    }

    @Test
    void what_is_no_chat_is_never_there_and_cannot_be_added() {
        assertFalse(chats.contains("nobody"));
        assertThrows(IllegalArgumentException.class, () -> chats.add("nobody"));
    }
}
