package io.turbozap.live.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.live.socketio.Recorded.FakeListener;
import io.turbozap.live.socketio.Recorded.FakeReply;
import io.turbozap.live.socketio.Recorded.FakeWire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one connection does, at times that the test gives. */
class ConnectionTest {

    private static final HeartbeatTiming TIMING = new HeartbeatTiming(1, 300, 200, 100, 1_000);

    private final FakeListener listener = new FakeListener();
    private int over;
    private final Connection connection = new Connection("s", TIMING, (made, now) -> listener, () -> over++, 0);

    private FakeReply poll() {
        FakeReply reply = new FakeReply();
        connection.poll(reply);
        return reply;
    }

    private String post(String payload, long now) {
        FakeReply reply = new FakeReply();
        connection.beginPost();
        connection.endPost(payload, reply, now);
        return String.valueOf(reply.answer);
    }

    private FakeWire onWire() {
        FakeWire wire = new FakeWire();
        connection.open(wire);
        return wire;
    }

    private void assertOver() {
        assertTrue(connection.isClosed());
        assertEquals(1, listener.closed);
        assertEquals(1, over);
        assertEquals("refused", poll().answer);
    }

    @Test
    void handshake_tells_what_the_client_has_to_know() {
        JsonObject handshake = new JsonObject(connection.handshake().substring(1));

        assertEquals(
                new JsonObject()
                        .put("sid", "s")
                        .put("upgrades", new JsonArray().add("websocket"))
                        .put("pingInterval", 300)
                        .put("pingTimeout", 200)
                        .put("maxPayload", 65_536),
                handshake);
        assertTrue(connection.handshake().startsWith("0"));
    }

    @Test
    void a_client_that_begins_on_a_websocket_has_nothing_to_change_to() {
        FakeWire wire = onWire();

        assertEquals(new JsonArray(), new JsonObject(wire.written.get(0).substring(1)).getJsonArray("upgrades"));
    }

    @Test
    void a_poll_waits_for_the_first_packet() {
        FakeReply poll = poll();
        assertNull(poll.answer);

        connection.send("a");
        assertEquals("4a", poll.answer);
    }

    @Test
    void what_waits_comes_with_the_next_poll_in_its_order() {
        connection.send("a");
        connection.send("b");

        assertEquals("4a\u001e4b", poll().answer);
        assertNull(poll().answer);
    }

    @Test
    void packets_of_a_body_are_received_in_their_order() {
        assertEquals("ok", post("4a\u001e4b\u001e3", 0));
        assertEquals(List.of("a", "b"), listener.received);
    }

    @Test
    void a_body_of_nonsense_ends_the_connection() {
        for (String nonsense : new String[] {"", "abc", "9", "b4", "4a\u001e", "\u001e4a", "0", "2"}) {
            ConnectionTest test = new ConnectionTest();
            assertEquals("refused", test.post(nonsense, 0), nonsense);
            test.assertOver();
        }
    }

    @Test
    void two_polls_at_a_time_end_the_connection() {
        FakeReply first = poll();
        FakeReply second = poll();

        assertEquals("1", first.answer);
        assertEquals("refused", second.answer);
        assertOver();
    }

    @Test
    void two_bodies_at_a_time_end_the_connection() {
        connection.beginPost();
        assertEquals("refused", post("4a", 0));
        assertEquals(List.of(), listener.received);
        assertOver();
    }

    @Test
    void a_poll_that_is_left_ends_the_connection() {
        connection.abandon(poll());
        assertOver();
    }

    @Test
    void a_poll_that_was_answered_can_be_left() {
        FakeReply poll = poll();
        connection.send("a");
        connection.abandon(poll);

        assertFalse(connection.isClosed());
    }

    @Test
    void a_client_that_polls_and_leaves_has_its_poll_ended() {
        FakeReply poll = poll();

        assertEquals("ok", post("1", 0));
        assertEquals("6", poll.answer);
        assertOver();
    }

    @Test
    void nothing_is_received_after_the_goodbye() {
        assertEquals("ok", post("1\u001e4a", 0));
        assertEquals(List.of(), listener.received);
    }

    @Test
    void a_client_on_a_websocket_that_leaves_has_it_closed() {
        FakeWire wire = onWire();
        connection.receive(wire, "1", 0);

        assertTrue(wire.closed);
        assertOver();
    }

    @Test
    void nonsense_on_a_websocket_ends_the_connection() {
        FakeWire wire = onWire();
        connection.receive(wire, "abc", 0);

        assertTrue(wire.closed);
        assertOver();
    }

    @Test
    void a_client_that_answers_pings_stays() {
        FakeWire wire = onWire();
        wire.written.clear();
        for (long now = 300; now < 3_000; now += 310) {
            connection.elapse(now - 1);
            connection.elapse(now);
            connection.receive(wire, "3", now + 10);
        }

        assertEquals(9, wire.written.size());
        assertTrue(wire.written.stream().allMatch("2"::equals));
        assertFalse(connection.isClosed());
    }

    @Test
    void a_client_that_answers_no_ping_is_given_up() {
        FakeReply poll = poll();
        connection.elapse(300);
        assertEquals("2", poll.answer);
        connection.elapse(499);
        assertFalse(connection.isClosed());

        connection.elapse(500);
        assertOver();
    }

    @Test
    void a_client_changes_to_a_websocket_without_losing_anything() {
        FakeReply poll = poll();
        FakeWire wire = new FakeWire();
        connection.offer(wire, 0);
        connection.receive(wire, "2probe", 0);
        assertEquals(List.of("3probe"), wire.written);
        assertEquals("6", poll.answer);

        connection.send("between");
        connection.receive(wire, "5", 0);
        connection.send("after");

        assertEquals(List.of("3probe", "4between", "4after"), wire.written);
        assertEquals("refused", poll().answer);
        assertEquals("refused", post("4a", 0));
        connection.receive(wire, "4hello", 0);
        assertEquals(List.of("hello"), listener.received);
    }

    @Test
    void a_poll_while_the_client_changes_ends_at_once() {
        FakeWire wire = new FakeWire();
        connection.offer(wire, 0);
        connection.receive(wire, "2probe", 0);
        assertEquals("6", poll().answer);

        connection.send("a");
        assertEquals("4a", poll().answer);
    }

    @Test
    void a_change_that_is_not_completed_in_time_is_given_up_and_polling_goes_on() {
        FakeWire wire = new FakeWire();
        connection.offer(wire, 0);
        connection.receive(wire, "2probe", 0);
        connection.elapse(100);
        assertTrue(wire.closed);

        FakeReply poll = poll();
        connection.send("a");
        assertEquals("4a", poll.answer);
    }

    @Test
    void a_change_without_a_probe_or_with_nonsense_is_given_up() {
        for (String wrong : new String[] {"5", "2", "4a", "", "2other"}) {
            FakeWire wire = new FakeWire();
            connection.offer(wire, 0);
            connection.receive(wire, wrong, 0);
            assertTrue(wire.closed, wrong);
        }
        assertEquals(List.of(), listener.received);
        assertFalse(connection.isClosed());
    }

    @Test
    void a_websocket_that_ends_before_the_change_leaves_the_client_polling() {
        FakeWire wire = new FakeWire();
        connection.offer(wire, 0);
        connection.lost(wire);

        assertFalse(connection.isClosed());
        connection.offer(new FakeWire(), 0);
    }

    @Test
    void a_second_websocket_is_closed() {
        FakeWire first = onWire();
        FakeWire second = new FakeWire();
        connection.offer(second, 0);

        assertTrue(second.closed);
        assertFalse(first.closed);
        connection.receive(second, "4a", 0);
        connection.lost(second);
        assertEquals(List.of(), listener.received);
        assertFalse(connection.isClosed());
    }

    @Test
    void a_websocket_that_is_lost_ends_the_connection() {
        connection.lost(onWire());
        assertOver();
    }

    @Test
    void a_burst_waits_until_a_websocket_has_room_and_leaves_in_its_order() {
        FakeWire wire = onWire();
        wire.written.clear();
        wire.full = true;
        connection.send("a");
        connection.send("b");
        assertEquals(List.of(), wire.written);

        wire.full = false;
        connection.drained(wire);
        connection.send("c");
        assertEquals(List.of("4a", "4b", "4c"), wire.written);
    }

    @Test
    void a_client_that_does_not_read_is_disconnected() {
        FakeWire wire = onWire();
        wire.full = true;
        for (int i = 0; i < PacketQueue.MAX_PACKETS; i++) {
            connection.send("a");
        }
        assertFalse(connection.isClosed());

        connection.send("a");
        assertTrue(wire.closed);
        assertOver();
    }

    @Test
    void so_many_packets_wait_for_a_poll_and_no_more() {
        for (int i = 0; i < PacketQueue.MAX_PACKETS; i++) {
            connection.send("a");
        }
        assertFalse(connection.isClosed());

        connection.send("a");
        assertOver();
    }

    @Test
    void so_many_characters_wait_for_a_poll_and_no_more_but_one_packet_may_have_any_length() {
        connection.send("x".repeat(PacketQueue.MAX_CHARS + 1));
        assertFalse(connection.isClosed());

        connection.send("a");
        assertOver();
    }

    @Test
    void what_was_taken_makes_room() {
        for (int i = 0; i < 3; i++) {
            connection.send("x".repeat(PacketQueue.MAX_CHARS - 1));
            poll();
        }
        assertFalse(connection.isClosed());
    }

    @Test
    void a_client_that_sends_without_end_is_disconnected() {
        FakeWire wire = onWire();
        for (int i = 0; i < KeepAlive.MAX_RECEIVED; i++) {
            connection.receive(wire, "4a", 0);
        }
        assertFalse(connection.isClosed());

        connection.receive(wire, "4a", 0);
        assertOver();
    }

    @Test
    void the_count_begins_anew_with_each_ping() {
        FakeWire wire = onWire();
        for (int i = 0; i < KeepAlive.MAX_RECEIVED; i++) {
            connection.receive(wire, "4a", 0);
        }
        connection.elapse(300);
        connection.receive(wire, "3", 300);
        connection.receive(wire, "4a", 301);

        assertFalse(connection.isClosed());
    }

    @Test
    void a_server_that_closes_ends_the_poll_and_both_websockets() {
        FakeReply poll = poll();
        FakeWire candidate = new FakeWire();
        connection.offer(candidate, 0);
        connection.close();
        connection.close();

        assertEquals("1", poll.answer);
        assertTrue(candidate.closed);
        assertOver();
    }
}
