package io.turbozap.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KnownNumbersTest {

    private final KnownNumbers plan = new KnownNumbers("0000", true);

    @Test
    void a_number_is_found_with_plus_or_suffix() {
        assertEquals("5511999998888@c.us", plan.chatOf("+5511999998888"));
        assertEquals("5511999998888@c.us", plan.chatOf("5511999998888@c.us"));
    }

    @Test
    void some_numbers_are_not_on_whatsapp() {
        assertNull(plan.chatOf("5511999990000"));
        assertNull(plan.chatOf("12"));
        assertNull(plan.chatOf("+55 11 99999-8888"));
    }

    @Test
    void old_brazilian_accounts_lack_the_ninth_digit() {
        assertEquals("553188887777@c.us", plan.chatOf("5531988887777"));
        assertEquals("553188887777@c.us", plan.chatOf("553188887777"));
        assertEquals("5531988887777@c.us", new KnownNumbers(null, false).chatOf("5531988887777"));
    }

    @Test
    void only_registered_chats_are_reached() {
        assertTrue(plan.reaches("553188887777@c.us"));
        assertFalse(plan.reaches("5531988887777@c.us"));
        assertFalse(plan.reaches("5511999990000@c.us"));
        assertFalse(plan.reaches("+55 11 99999-8888@c.us"));
        assertTrue(plan.reaches("1-2@g.us"));
        assertTrue(plan.reaches("98@lid"));
    }

    @Test
    void a_hidden_id_leads_back_to_its_number() {
        String lid = KnownNumbers.lidOf("5511999998800@c.us");

        assertTrue(lid.matches("[1-9][0-9]+@lid"));
        assertEquals("5511999998800@c.us", KnownNumbers.phoneOf(lid));
    }
}
