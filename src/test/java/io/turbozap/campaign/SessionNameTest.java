package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule A3 for people, and the senders of SMS beside it. */
class SessionNameTest {

    @Test
    void a_sender_of_sms_is_named_by_its_number() {
        SessionName sender = SessionName.sms("+15550001111");

        assertEquals("sms:+15550001111", sender.value());
        assertEquals(Channel.SMS, sender.channel());
        assertEquals("+15550001111", sender.smsSender());
        assertEquals(sender, new SessionName(sender.value()));
    }

    @Test
    void people_cannot_name_a_sender_of_sms() {
        assertFalse(SessionName.isValid("sms:+15550001111"));
        assertFalse("sms:+15550001111".matches(SessionName.PATTERN));
    }

    @Test
    void a_session_of_waha_is_whatsapp_whatever_its_name() {
        SessionName session = new SessionName("sms");

        assertTrue(SessionName.isValid("sms"));
        assertEquals(Channel.WHATSAPP, session.channel());
        assertEquals("whatsapp", session.channel().wireName());
        assertThrows(IllegalStateException.class, session::smsSender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15550001111", "+05550001111", "+1555", "+1555000111122223", "+1555 0001111", "MyShop"})
    void what_is_no_number_is_no_sender(String from) {
        assertThrows(IllegalArgumentException.class, () -> SessionName.sms(from));
    }
}
