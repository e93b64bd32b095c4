package io.turbozap.waha.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.waha.Samples;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static String body(Message message) {
        return body(Samples.request(message), null);
    }

    private static String body(SendRequest request, String messageId) {
        return Payload.of(Samples.SESSION, request.message())
                .body(request, messageId)
                .toString();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void text_has_session_chat_and_text() {
        assertEquals(
                json("{'session':'default','chatId':'5511999999999@c.us','text':'Hello, this is a test message!'}"),
                body(Samples.text("Hello, this is a test message!"), null));
    }

    @Test
    void photo_has_its_file_and_caption() {
        assertEquals(
                json(
                        "{'session':'default','chatId':'5511999999999@c.us','file':{'mimetype':'image/jpeg',"
                                + "'url':'https://example.com/image.jpg','filename':'image.jpg'},'caption':'Optional caption'}"),
                body(Samples.photo("Optional caption"), null));
    }

    @Test
    void audio_has_no_filename() {
        Media media = Samples.media("https://example.com/audio.opus", "song.opus", "audio/");
        assertEquals(
                json("{'session':'default','chatId':'5511999999999@c.us','file':{'mimetype':'audio/ogg; codecs=opus',"
                        + "'url':'https://example.com/audio.opus'},'convert':false}"),
                body(new Message.Audio(media, false)));
    }

    @Test
    void video_keeps_the_documented_order_with_and_without_placeholders() {
        Media media = Samples.media("https://example.com/video.mp4", "video.mp4", "video/");
        String expected = json("{'session':'default','chatId':'5511999999999@c.us','file':{'mimetype':'video/mp4',"
                + "'url':'https://example.com/video.mp4','filename':'video.mp4'},'caption':'Hi you','asNote':false,"
                + "'convert':false}");
        assertEquals(expected, body(new Message.Video(media, TextTemplate.parse("Hi you"), false, false)));
        assertEquals(expected, body(new Message.Video(media, TextTemplate.parse("Hi {name|you}"), false, false)));
    }

    @Test
    void video_always_has_a_filename_because_the_contract_requires_it() {
        Media media = Samples.media("https://example.com/", null, "video/");
        JsonObject body = new JsonObject(body(new Message.Video(media, null, false, false)));
        assertEquals("video.mp4", body.getJsonObject("file").getString("filename"));
        assertFalse(body.containsKey("caption"));
    }

    @Test
    void location_poll_and_contact_have_wahas_own_fields() {
        assertEquals(
                json("{'session':'default','chatId':'5511999999999@c.us','latitude':-23.5,'longitude':46.25,"
                        + "'title':'Office'}"),
                body(new Message.Location(-23.5, 46.25, "Office")));
        assertEquals(
                json("{'session':'default','chatId':'5511999999999@c.us','poll':{'name':'Well?',"
                        + "'options':['Yes','No'],'multipleAnswers':false}}"),
                body(new Message.Poll("Well?", List.of("Yes", "No"), false)));
        assertEquals(
                json("{'session':'default','chatId':'5511999999999@c.us','contacts':[{'fullName':'John',"
                        + "'phoneNumber':'+55 11','vcard':null},{'vcard':'BEGIN'}]}"),
                body(new Message.Contact(List.of(
                        new Message.Card.Fields("John", null, "+55 11", null), new Message.Card.Vcard("BEGIN")))));
    }

    @Test
    void id_is_sent_with_every_kind() {
        Samples.everyMessage().forEach((name, message) -> {
            JsonObject body = new JsonObject(body(Samples.request(message), "3EB0\"1"));
            assertEquals("3EB0\"1", body.getString("id"), name);
        });
    }

    @Test
    void placeholders_are_filled_per_contact() {
        Recipients.Builder contacts = new Recipients.Builder();
        contacts.add("5511999999999", Map.of("name", "Ana \"A\""));
        contacts.add("5511888888888", Map.of());
        SendRequest first =
                Samples.request(new Message.Text(TextTemplate.parse("Hi {name|friend}!")), contacts.build(false));
        Payload payload = Payload.of(Samples.SESSION, first.message());
        assertEquals("Hi Ana \"A\"!", payload.body(first, null).toJsonObject().getString("text"));
        JsonObject second = payload.body(first.campaign().request(1), null).toJsonObject();
        assertEquals("Hi friend!", second.getString("text"));
        assertEquals("5511888888888@c.us", second.getString("chatId"));
    }

    @Test
    void any_text_survives_json() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                int point = random.nextInt(4) == 0
                        ? random.nextInt(0xD800)
                        : "\"\\\n\t {}|é😀".codePointAt(random.nextInt(9));
                text.appendCodePoint(point);
            }
            String source = text.toString().replaceAll("[{}\\uD800-\\uDFFF]", "😀");
            // a placeholder in front keeps the text out of the part that is encoded once
            SendRequest request = Samples.text("{none|}" + source);
            assertEquals(source, new JsonObject(body(request, null)).getString("text"), "seed " + seed);
            assertEquals(source, new JsonObject(body(Samples.text(source), null)).getString("text"), "seed " + seed);
        }
    }

    @Test
    void payloads_are_those_of_the_campaign_at_hand() {
        Payloads payloads = new Payloads();
        SendRequest one = Samples.text("one");
        SendRequest two = Samples.text("two");
        for (SendRequest request : List.of(one, two, one)) {
            assertEquals(
                    body(request, null),
                    payloads.of(request).body(request, null).toString());
        }
    }
}
