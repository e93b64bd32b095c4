package io.turbozap.campaign.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Recipients;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person, one key: BEHAVIOUR 1. */
final class PersonTest {

    @ParameterizedTest
    @CsvSource({
        "5531988887777, 553188887777",
        "5511999990001, 551199990001",
        "5215574949947, 525574949947",
        "5491123456789, 541123456789",
        "2290197123456, 22997123456"
    })
    void both_spellings_of_a_number_are_one_person(long first, long second) {
        assertEquals(Person.key(first), Person.key(second));
        assertEquals(Person.key(first), Person.key(Person.key(first)), "a key is its own");
        assertEquals(Set.of(first, second), Set.copyOf(Person.spellings(first)));
        assertEquals(Person.spellings(first), Person.spellings(second));
        assertTrue(new PhoneNumber(first).chatId().isSamePerson(new PhoneNumber(second).chatId()));
    }

    @ParameterizedTest
    @CsvSource({
        "553133334444, 5531933334444", // a fixed line of eight digits has no ninth
        "5511999990001, 5511999990002",
        "5501988887777, 550188887777", // there is no such area
        "525574949947, 5225574949947",
        "541123456789, 5481123456789",
        "4915188887777, 491518888777"
    })
    void other_numbers_are_other_persons(long first, long second) {
        assertFalse(Person.key(first) == Person.key(second));
        assertFalse(Person.spellings(first).contains(second));
    }

    @Test
    void ids_without_a_number_are_their_own() {
        for (String id : List.of("5531988887777@lid", "5215574949947@g.us", "status@broadcast", "0@c.us")) {
            assertEquals(new ChatId(id), new ChatId(id).person());
        }
    }

    @Test
    void packed_ids_have_the_key_of_their_number_alone() {
        long hidden = PackedChatId.pack("5215574949947@lid");

        assertEquals(hidden, PackedChatId.person(hidden));
        assertEquals(525574949947L, PackedChatId.person(PackedChatId.pack("5215574949947@c.us")));
    }

    @Test
    void a_set_of_persons_finds_them_by_any_spelling() {
        PersonSet persons = new PersonSet();
        persons.add("553188887777@c.us");

        assertFalse(persons.add("5531988887777@c.us"));
        assertTrue(persons.contains("5531988887777@c.us") && persons.contains("553188887777@c.us"));
        assertTrue(persons.remove("5531988887777@c.us"));
        assertEquals(0, persons.size());
    }

    @Test
    void whoever_is_spelt_twice_is_one_contact() {
        Recipients recipients =
                Recipients.of("525574949947", "5215574949947", "541123456789", "5491123456789", "553188887777");

        assertEquals(3, recipients.size());
        assertEquals("525574949947@c.us", recipients.chatId(0), "the first is sent to as it was written");
    }
}
