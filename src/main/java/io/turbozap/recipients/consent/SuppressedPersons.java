package io.turbozap.recipients.consent;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.PersonSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All persons of the list of suppressions in memory, each by number and by hidden id. Thread-safe. */
final class SuppressedPersons {

    private final PersonSet chats = new PersonSet();
    /** Persons by their hidden ids, and the other way round. */
    private final Map<String, String> persons = new HashMap<>();

    private final Map<String, String> hiddenIds = new HashMap<>();

    /** Whether the person is there, by any id. */
    boolean contains(String chatId) {
        return chats.contains(chatId);
    }

    synchronized void add(String chatId, @Nullable String hiddenId) {
        chats.add(chatId);
        if (hiddenId != null) {
            String person = new ChatId(chatId).person().value();
            chats.add(hiddenId);
            persons.put(hiddenId, person);
            hiddenIds.put(person, hiddenId);
        }
    }

    /** @param person as {@link #personOf} returns */
    synchronized void remove(String person) {
        chats.remove(person);
        String hiddenId = hiddenIds.remove(person);
        if (hiddenId != null) {
            persons.remove(hiddenId);
            chats.remove(hiddenId);
        }
    }

    /** The id by which the store knows the person of {@code chatId}. */
    synchronized String personOf(String chatId) {
        String person = new ChatId(chatId).person().value();
        return persons.getOrDefault(person, person);
    }
}
