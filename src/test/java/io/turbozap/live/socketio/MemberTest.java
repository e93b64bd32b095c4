package io.turbozap.live.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.live.socketio.Recorded.FakeWire;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client of Socket.IO may do, at times that the test gives. */
class MemberTest implements Member.Audience {

    private static final long PATIENCE = 1_000;
    private static final HeartbeatTiming TIMING = new HeartbeatTiming(1, 100_000, 100_000, 100_000, PATIENCE);

    private final Set<Member> inside = new LinkedHashSet<>();
    private final FakeWire wire = new FakeWire();
    private final Connection connection = new Connection(
            "engine", TIMING, (made, now) -> new Member(made, this, "member", PATIENCE, now), () -> {}, /* now= */ 0);

    @Override
    public void joined(Member member) {
        assertTrue(inside.add(member));
    }

    @Override
    public void left(Member member) {
        assertTrue(inside.remove(member));
    }

    @BeforeEach
    void open() {
        connection.open(wire);
        wire.written.clear();
    }

    private void send(String... packets) {
        for (String packet : packets) {
            connection.receive(wire, packet, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "40/,", "40{\"token\":\"123\"}"})
    void the_main_namespace_is_entered_with_and_without_a_payload(String packet) {
        send(packet);

        assertEquals(List.of("40{\"sid\":\"member\"}"), wire.written);
        assertEquals(1, inside.size());
    }

    @Test
    void no_other_namespace_can_be_entered() {
        send("40/random", "40/admin,{\"a\":1}");

        assertEquals(
                List.of(
                        "44/random,{\"message\":\"Invalid namespace\"}",
                        "44/admin,{\"message\":\"Invalid namespace\"}"),
                wire.written);
        assertEquals(Set.of(), inside);
        assertFalse(connection.isClosed());
    }

    @Test
    void who_left_hears_nothing_and_may_enter_again() {
        send("40", "41");
        assertEquals(Set.of(), inside);
        assertFalse(connection.isClosed());

        send("40");
        assertEquals(1, inside.size());
    }

    @Test
    void who_enters_twice_is_disconnected() {
        send("40", "40");

        assertTrue(wire.closed);
        assertEquals(Set.of(), inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42[\"a\"]", "41", "431[]", "44{}", "4abc", "4", "41/random", "42/random,[\"a\"]"})
    void who_is_outside_may_only_enter(String packet) {
        send(packet);
        assertTrue(wire.closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42[\"message\",1,\"2\",{\"3\":[true]}]", "42456[\"message-with-ack\"]", "43456[1]"})
    void events_and_acknowledgements_of_clients_are_for_nobody(String packet) {
        send("40", packet);

        assertEquals(List.of("40{\"sid\":\"member\"}"), wire.written);
        assertFalse(connection.isClosed());
        assertEquals(1, inside.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4abc",
                "42{}",
                "42abc[\"message-with-ack\",1]",
                "42[\"connect\"]",
                "42/random,[\"a\"]",
                "452-[\"message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]",
                "44{\"message\":\"no\"}"
            })
    void nonsense_and_binary_events_end_the_connection(String packet) {
        send("40", packet);

        assertTrue(wire.closed);
        assertEquals(Set.of(), inside);
    }

    @Test
    void who_does_not_enter_in_time_is_disconnected() {
        connection.elapse(PATIENCE - 1);
        assertFalse(connection.isClosed());

        connection.elapse(PATIENCE);
        assertTrue(connection.isClosed());
    }

    @Test
    void who_is_inside_may_stay() {
        send("40");
        connection.elapse(PATIENCE);

        assertFalse(connection.isClosed());
    }

    @Test
    void who_left_has_the_same_time_to_enter_again() {
        send("40");
        connection.elapse(5 * PATIENCE);
        send("41");
        connection.elapse(6 * PATIENCE);
        connection.elapse(7 * PATIENCE - 1);
        assertFalse(connection.isClosed());

        connection.elapse(7 * PATIENCE);
        assertTrue(connection.isClosed());
    }

    @Test
    void who_vanishes_leaves_the_namespace() {
        send("40");
        connection.lost(wire);

        assertEquals(Set.of(), inside);
    }
}
