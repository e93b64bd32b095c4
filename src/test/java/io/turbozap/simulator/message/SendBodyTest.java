package io.turbozap.simulator.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.simulator.http.EngineError;
import io.turbozap.simulator.http.RequestRefused;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

public class SendBodyTest {

    public static JsonObject image(String url, String caption) {
        return new JsonObject()
                .put("chatId", "5511900000001@c.us")
                .put("file", new JsonObject().put("url", url).put("mimetype", "image/png"))
                .put("caption", caption);
    }

    private static JsonObject text(String chat) {
        return new JsonObject().put("chatId", chat).put("text", "oi");
    }

    @Test
    void a_chat_without_its_kind_is_a_user_and_nothing_else_is_cleaned() {
        assertEquals("123@c.us", SendBody.read(MessageKind.TEXT, text("123")).chat());
        assertEquals(
                "+55 11 9@c.us",
                SendBody.read(MessageKind.TEXT, text("+55 11 9")).chat());
        assertEquals(
                "1-2@g.us", SendBody.read(MessageKind.TEXT, text("1-2@g.us")).chat());
        assertEquals("7@lid", SendBody.read(MessageKind.TEXT, text("7@lid")).chat());
        assertEquals(
                "7@c.us",
                SendBody.read(MessageKind.TEXT, text("7@s.whatsapp.net")).chat());
    }

    @Test
    void a_given_id_is_taken_in_its_short_and_its_long_form() {
        assertEquals(
                "3EB0AA",
                SendBody.read(MessageKind.TEXT, text("1").put("id", "3EB0AA")).id());
        assertEquals(
                "3EB0AA",
                SendBody.read(MessageKind.TEXT, text("1").put("id", "true_1@c.us_3EB0AA"))
                        .id());
    }

    @Test
    void base64_content_is_told_by_its_length_and_compared_whole() {
        JsonObject one = image("", "c").put("file", new JsonObject().put("data", "AAAA"));
        JsonObject two = image("", "c").put("file", new JsonObject().put("data", "BBBB"));

        assertEquals("data:4 characters", SendBody.read(MessageKind.IMAGE, one).content());
        assertNotEquals(
                SendBody.read(MessageKind.IMAGE, one).fingerprint(),
                SendBody.read(MessageKind.IMAGE, two).fingerprint());
    }

    @Test
    void a_file_without_source_is_refused() {
        JsonObject body = image("", "c").put("file", new JsonObject());

        assertEquals(
                422,
                assertThrows(RequestRefused.class, () -> SendBody.read(MessageKind.FILE, body))
                        .status());
    }

    @Test
    void null_is_told_from_undefined() {
        EngineError stumble = assertThrows(
                EngineError.class, () -> SendBody.read(MessageKind.TEXT, new JsonObject().putNull("chatId")));

        assertEquals(
                "Cannot read properties of null (reading 'includes')",
                stumble.exception().getString("message"));
    }

    @Test
    void the_fields_tell_the_kind_where_the_path_does_not() {
        assertEquals(MessageKind.IMAGE, MessageKind.of(image("https://example.com/a", "c")));
        assertEquals(MessageKind.FILE, MessageKind.of(new JsonObject().put("file", new JsonObject())));
        assertEquals(MessageKind.POLL, MessageKind.of(new JsonObject().put("poll", new JsonObject())));
        assertEquals(MessageKind.LOCATION, MessageKind.of(new JsonObject().put("latitude", 1)));
        assertEquals(MessageKind.CONTACT, MessageKind.of(new JsonObject().put("contacts", 1)));
        assertEquals(MessageKind.TEXT, MessageKind.of(new JsonObject()));
    }
}
