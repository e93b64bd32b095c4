package io.turbozap.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are encoded here are those that the ordinary encoder makes. */
class WireFrameTest {

    private static ByteBuf encoded(String text) {
        EmbeddedChannel encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
        encoder.writeOutbound(new TextWebSocketFrame(text));
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        encoder.finishAndReleaseAll();
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 255, 256, 65_535})
    void a_text_of_any_length_is_encoded_as_usual(int length) {
        String text = "x".repeat(length);

        WireFrame frame = new WireFrame(text);

        assertTrue(frame.isOne());
        assertEquals(encoded(text), frame.buffer());
        assertEquals(text, frame.text());
    }

    @Test
    void what_is_not_ascii_takes_as_many_bytes_as_it_needs() {
        String text = "São Paulo 🎉".repeat(10);

        assertEquals(encoded(text), new WireFrame(text).buffer());
        assertEquals(text, new WireFrame(text).text());
    }

    @Test
    void what_needs_several_frames_is_left_to_others() {
        WireFrame frame = new WireFrame("x".repeat(65_536));

        assertFalse(frame.isOne());
        assertEquals(65_536, frame.text().length());
    }
}
