package io.turbozap.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutsideFormatsTest {

    @Test
    void http_message_ends_after_its_body() {
        byte[] bytes = "POST / HTTP/1.1\r\nHost: a\r\ncontent-LENGTH: 5\r\n\r\nhelloPOST /".getBytes(US_ASCII);
        assertEquals(bytes.length - "POST /".length(), HttpFrame.length(bytes, 0, bytes.length));
        assertEquals(HttpFrame.INCOMPLETE, HttpFrame.length(bytes, bytes.length - "POST /".length(), bytes.length));
    }

    @Test
    void http_message_without_a_body_ends_with_its_head() {
        byte[] bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);
        assertEquals(bytes.length, HttpFrame.length(bytes, 0, bytes.length));
    }

    @Test
    void http_body_in_chunks_is_refused() {
        byte[] bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII);
        assertThrows(IllegalArgumentException.class, () -> HttpFrame.length(bytes, 0, bytes.length));
    }

    @Test
    void http_length_too_large_to_count_is_refused() {
        byte[] bytes = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".getBytes(US_ASCII);
        assertThrows(ArithmeticException.class, () -> HttpFrame.length(bytes, 0, bytes.length));
    }

    @Test
    void campaign_body_has_the_session_its_messages_and_different_contacts() {
        JsonObject four = new JsonObject(new String(CampaignBody.of("s7", 1000, CampaignBody.Messages.FOUR), US_ASCII));
        assertEquals("s7", four.getString("session"));
        assertEquals(4, four.getJsonArray("messages").size());
        assertEquals(1000, new HashSet<>(four.getJsonArray("contacts").stream().toList()).size());
        JsonObject one = new JsonObject(new String(CampaignBody.of("s", 1, CampaignBody.Messages.ONE), US_ASCII));
        assertEquals("text", one.getJsonArray("messages").getJsonObject(0).getString("type"));
        assertEquals(1, one.getJsonArray("contacts").size());
    }

    @Test
    void class_histogram_tells_the_bytes_of_its_total() throws IOException {
        List<String> histogram = List.of(
                " num     #instances         #bytes  class name (module)",
                "   1:          9000         800000  [B (java.base@17.0.15)",
                "Total         12000         987654");
        assertEquals(987_654, LiveHeap.total(histogram));
        assertThrows(IOException.class, () -> LiveHeap.total(List.of("1234: no such process")));
    }

    @Test
    void longest_event_loop_delay_is_found_among_all_loops() {
        String metrics = """
                # TYPE turbozap_eventloop_delay_seconds_max gauge
                turbozap_eventloop_delay_seconds_count{loop="0"} 900.0
                turbozap_eventloop_delay_seconds_max{loop="0"} 0.004
                turbozap_eventloop_delay_seconds_max{loop="1"} 0.021
                other_max 7.0
                """;
        assertEquals(21, LoopStall.longestDelayMillis(metrics), 1e-9);
        assertEquals(1500, LoopStall.longestDelayMillis("turbozap_event_loop_delay_seconds_max 1.5"), 1e-9);
        assertEquals(Double.NaN, LoopStall.longestDelayMillis("other_max 7.0\n"));
    }

    @Test
    void send_names_its_session_by_number() {
        byte[] send = "{\"session\":\"s4711\",\"chatId\":\"1@c.us\"}".getBytes(US_ASCII);
        assertEquals(4711, Arrivals.sessionOf(send, 0, send.length));
        byte[] other = "{\"session\":\"sales\"}".getBytes(US_ASCII);
        assertNull(Arrivals.sessionOf(other, 0, other.length));
        assertNull(Arrivals.sessionOf(send, 0, 5));
    }

    @Test
    void lateness_is_what_a_gap_has_more_than_the_interval() {
        Arrivals arrivals = new Arrivals(1_000_000_000L, 2);
        arrivals.arrived(0, 0);
        arrivals.arrived(1, 500_000_000L);
        arrivals.arrived(0, 1_030_000_000L);
        arrivals.arrived(1, 1_500_000_000L);
        JsonObject summary = new JsonObject(arrivals.summary());
        assertEquals(2, summary.getInteger("count"));
        assertEquals(30, summary.getDouble("max"));
        assertEquals(30, summary.getDouble("p99"), 0.1);
    }

    @Test
    void starting_over_forgets_lateness_but_not_who_came_last() {
        Arrivals arrivals = new Arrivals(1_000_000_000L, 1);
        arrivals.arrived(0, 0);
        arrivals.arrived(0, 9_000_000_000L);
        arrivals.startOver();
        arrivals.arrived(0, 10_000_000_000L);
        JsonObject summary = new JsonObject(arrivals.summary());
        assertEquals(1, summary.getInteger("count"));
        assertEquals(0, summary.getDouble("max"));
    }
}
