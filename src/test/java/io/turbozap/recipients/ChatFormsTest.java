package io.turbozap.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatFormsTest {

    @Test
    void brazilian_mobile_number_has_two_forms() {
        Set<String> both = Set.of("5531988887777@c.us", "553188887777@c.us");
        assertEquals(both, ChatForms.of("5531988887777@c.us"));
        assertEquals(both, ChatForms.of("553188887777@c.us"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "553133334444@c.us",
                "5531933334444@c.us",
                "4915188887777@c.us",
                "55319888877771@c.us",
                "5531988887777@lid",
                "120363@g.us",
                "5501988887777@c.us"
            })
    void any_other_chat_has_one(String chat) {
        assertEquals(Set.of(chat), ChatForms.of(chat));
    }
}
