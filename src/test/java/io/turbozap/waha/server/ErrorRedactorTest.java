package io.turbozap.waha.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.waha.Samples;
import org.junit.jupiter.api.Test;

class ErrorRedactorTest {

    private final ErrorRedactor errorRedactor = new ErrorRedactor(Samples.KEY);

    @Test
    void phone_numbers_key_and_text_are_masked() {
        assertEquals(
                "HTTP 500: no ***@c.us for *** in ***",
                errorRedactor.of("HTTP 500: no 5511999998888@c.us for yoursecretkey in Dear Ana", "Dear Ana"));
    }

    @Test
    void short_numbers_stay() {
        assertEquals(
                "connect ECONNREFUSED 127.0.0.1:3001", errorRedactor.of("connect ECONNREFUSED 127.0.0.1:3001", null));
    }

    @Test
    void reason_is_one_short_line() {
        String reason = errorRedactor.of("a\n  b\u0000c" + "x".repeat(1_000_000), "");
        assertTrue(reason.startsWith("a b cxxx"));
        assertEquals(200, reason.length());
    }

    @Test
    void without_a_key_nothing_else_is_masked() {
        assertEquals("Bad Gateway", new ErrorRedactor(null).of(" Bad Gateway ", null));
    }

    @Test
    void a_short_text_mangles_neither_the_status_nor_the_words() {
        assertEquals("HTTP 400: 4 is no chat", errorRedactor.of("HTTP 400: 4 is no chat", "4"));
        assertEquals("HTTP 500: oi", errorRedactor.of("HTTP 500: oi", "oi"));
    }

    @Test
    void text_is_masked_as_a_word_and_not_inside_of_others() {
        assertEquals(
                "HTTP 500: *** is refused, errors stay",
                errorRedactor.of("HTTP 500: error is refused, errors stay", "error"));
    }

    @Test
    void key_that_looks_like_a_status_does_not_hide_it() {
        assertEquals("HTTP 500: key *** refused", new ErrorRedactor("500").of("HTTP 500: key 500 refused", null));
    }
}
