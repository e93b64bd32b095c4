package io.turbozap.live.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How packets are written. */
class SocketPacketTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0{\"token\":\"123\"}",
                "0/admin,{\"token\":\"123\"}",
                "1",
                "1/admin,",
                "2[\"hey\",\"Jude\"]",
                "2[1]",
                "2/admin,456[\"project:delete\",123]",
                "312[]",
                "3/admin,456[]",
                "4/admin,{\"message\":\"Not authorized\"}"
            })
    void a_packet_is_written_as_it_was_read(String text) {
        SocketPacket packet = SocketPacket.parse(text);

        assertNotNull(packet);
        assertEquals(text, packet.encode());
    }

    @Test
    void parts_are_told_apart() {
        assertEquals(
                new SocketPacket(SocketPacket.Type.EVENT, "/admin", 456L, "[\"a,b\",1]"),
                SocketPacket.parse("2/admin,456[\"a,b\",1]"));
        assertEquals(new SocketPacket(SocketPacket.Type.CONNECT, "/random", null, ""), SocketPacket.parse("0/random"));
        assertEquals(new SocketPacket(SocketPacket.Type.CONNECT, "/", null, ""), SocketPacket.parse("0/,"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "7",
                "0[]",
                "0\"text\"",
                "0{",
                "012",
                "1{}",
                "2",
                "2{}",
                "2[]",
                "2[{}]",
                "2[null]",
                "2[\"a\"",
                "2[\"a\"]]",
                "2abc[\"a\"]",
                "2[\"connect\"]",
                "2[\"disconnecting\"]",
                "21234567890123456[\"a\"]",
                "3[]",
                "31{}",
                "4",
                "51-[\"a\",{\"_placeholder\":true,\"num\":0}]",
                "61-1[{\"_placeholder\":true,\"num\":0}]"
            })
    void nonsense_and_binary_is_no_packet(String text) {
        assertNull(SocketPacket.parse(text));
    }

    @Test
    void names_of_namespaces_numbers_and_nesting_have_bounds() {
        assertNull(SocketPacket.parse("0/" + "x".repeat(60_000)));
        assertNull(SocketPacket.parse("2[\"a\"," + "9".repeat(60_000) + "]"));
        assertNull(SocketPacket.parse("2[\"a\"," + "[".repeat(30_000) + "]".repeat(30_000) + "]"));
    }

    @Test
    void an_event_is_an_array_of_its_name_and_its_argument() {
        String packet = SocketPacket.event("message\"Sent", "{\"id\":1}");

        assertEquals("2[\"message\\\"Sent\",{\"id\":1}]", packet);
        assertEquals("message\"Sent", new JsonArray(packet.substring(1)).getString(0));
    }
}
