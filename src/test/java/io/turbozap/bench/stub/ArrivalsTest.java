package io.turbozap.bench.stub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

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
