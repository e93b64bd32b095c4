package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class RedactedTextTest {

    @Test
    void what_could_be_a_number_is_left_out_but_for_two_digits() {
        assertEquals("no LID for …99@c.us", RedactedText.text("no LID for 5511999999999@c.us"));
        assertEquals("…01 and …02", RedactedText.text("+55 (11) 99999-9901 and +5511999999902"));
        assertEquals("sms:…11", RedactedText.text("sms:+15550001111"));
        assertEquals(
                "GET /x?phone=…99 and %2B…98", RedactedText.text("GET /x?phone=5511999999999 and %2B5511999999998"));
        assertEquals(
                "…33",
                RedactedText.text("1".repeat(64) + "2".repeat(7) + "3".repeat(3))
                        .substring(3));
    }

    @Test
    void what_helps_an_operator_stays() {
        String helpful = "HTTP 500 after 30000 ms, until 2026-11-30T20:00:00.123Z at http://127.0.0.1:3001";
        assertEquals(helpful, RedactedText.text(helpful));
        assertEquals("null", RedactedText.text(null));
    }

    @Test
    void a_path_shows_its_words_and_campaigns() {
        assertEquals("/api/suppressions/…", RedactedText.path("/api/suppressions/5511999999999"));
        assertEquals("/contacts/…/x", RedactedText.path("/contacts/55%2011%2099999/x"));
        assertEquals("/api/campaigns/campaign_0a-1/resume", RedactedText.path("/api/campaigns/campaign_0a-1/resume"));
    }

    @Test
    void a_trace_keeps_all_but_the_numbers() {
        Throwable failure = new IllegalStateException(
                "on 5511999999999", new NumberFormatException("For input: \"5511999999998\""));
        StringWriter written = new StringWriter();
        RedactedText.trace(failure).printStackTrace(new PrintWriter(written));
        String trace = written.toString();
        assertTrue(trace.startsWith("java.lang.IllegalStateException: on …99"), trace);
        assertTrue(trace.contains("Caused by: java.lang.NumberFormatException"), trace);
        assertTrue(trace.contains("RedactedTextTest.a_trace_keeps_all"), trace);
        assertFalse(trace.contains("55119"), trace);
    }
}
