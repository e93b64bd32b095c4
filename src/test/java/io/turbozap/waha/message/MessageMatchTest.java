package io.turbozap.waha.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.waha.Samples;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageMatchTest {

    private static MessageMatch likeness(SendRequest request, String shown) {
        return MessageMatch.of(new JsonObject(shown.replace('\'', '"')), request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'body':'Hello Ana'};                              SAME
            {'body':' Hello Ana\\r\\n'};                       SAME
            {'body':'Hello ana'};                              OTHER
            {'body':null};                                     OTHER
            {'body':'Hello Ana','hasMedia':true};              OTHER
            {};                                                OTHER
            """)
    void text_must_be_equal(String shown, MessageMatch expected) {
        assertEquals(expected, likeness(Samples.text("Hello {name|Ana}"), shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'body':'See','hasMedia':true,'media':null};                                          SAME
            {'body':'See','media':{'mimetype':'image/jpeg'}};                                     SAME
            {'body':'See','hasMedia':true,'_data':{'message':{'imageMessage':{}}}};               SAME
            {'body':'See','hasMedia':true,'_data':{'Message':{'imageMessage':{}}}};               SAME
            {'body':'See','hasMedia':true,'_data':{'type':'image'}};                              SAME
            {'body':'See','hasMedia':true,'media':{'mimetype':'application/octet-stream'}};       SAME
            {'body':'See','hasMedia':true,'_data':{'message':{'videoMessage':{}}}};               OTHER
            {'body':'See','hasMedia':true,'_data':{'Message':{'documentMessage':{}}}};            OTHER
            {'body':'See','hasMedia':true,'_data':{'type':'ptt'}};                                OTHER
            {'body':'See','hasMedia':true,'media':{'mimetype':'video/mp4'}};                      OTHER
            {'body':'see!','hasMedia':true};                                                      OTHER
            {'body':'','hasMedia':true};                                                          OTHER
            {'body':'See','hasMedia':false};                                                      OTHER
            """)
    void photo_must_have_its_kind_and_caption(String shown, MessageMatch expected) {
        assertEquals(expected, likeness(Samples.photo("See"), shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'body':null,'hasMedia':true};                                                        SAME
            {'body':'b.pdf','hasMedia':true};                                                     SAME
            {'hasMedia':true,'media':{'filename':'b.pdf','mimetype':'application/pdf'}};          SAME
            {'hasMedia':true,'_data':{'message':{'documentWithCaptionMessage':{}}}};              SAME
            {'hasMedia':true,'media':{'filename':'c.pdf'}};                                       OTHER
            {'body':'hello','hasMedia':true};                                                     OTHER
            {'hasMedia':true,'_data':{'type':'image'}};                                           OTHER
            """)
    void file_without_caption_may_show_its_name(String shown, MessageMatch expected) {
        Message file = new Message.File(Samples.media("https://example.com/a.pdf", "b.pdf", ""), null);
        assertEquals(expected, likeness(Samples.request(file), shown));
    }

    @Test
    void picture_sent_as_a_file_is_a_document() {
        Message file = new Message.File(Samples.media("https://example.com/a.png", null, ""), null);
        String shown = "{'hasMedia':true,'media':{'mimetype':'image/png'},'_data':{'message':{'documentMessage':{}}}}";
        assertEquals(MessageMatch.SAME, likeness(Samples.request(file), shown));
        assertEquals(
                MessageMatch.SAME,
                likeness(Samples.request(file), "{'hasMedia':true,'media':{'mimetype':'image/png'}}"));
    }

    @Test
    void audio_and_video_are_told_apart() {
        Message audio = new Message.Audio(Samples.media("https://example.com/a.opus", null, "audio/"), false);
        Message video =
                new Message.Video(Samples.media("https://example.com/a.mp4", null, "video/"), null, true, false);
        String voice = "{'hasMedia':true,'_data':{'message':{'audioMessage':{}}}}";
        String note = "{'hasMedia':true,'_data':{'message':{'ptvMessage':{}}}}";
        assertEquals(MessageMatch.SAME, likeness(Samples.request(audio), voice));
        assertEquals(MessageMatch.OTHER, likeness(Samples.request(audio), note));
        assertEquals(MessageMatch.SAME, likeness(Samples.request(video), note));
        assertEquals(MessageMatch.OTHER, likeness(Samples.request(video), voice));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'location':{'latitude':'-23.550520','longitude':'46.25'}};                           SAME
            {'location':{'latitude':-23.550521,'longitude':46.25}};                               SAME
            {'location':{'latitude':'-23.56','longitude':'46.25'}};                               OTHER
            {'location':{'latitude':'x'}};                                                        OTHER
            {'body':'Hello'};                                                                     OTHER
            {'body':null,'_data':{'message':{'conversation':''}}};                                OTHER
            {'body':null,'location':null};                                                        UNKNOWN
            {'body':'Office','_data':{'message':{'locationMessage':{'name':'Office'}}}};          UNKNOWN
            """)
    void location_must_be_the_same_place(String shown, MessageMatch expected) {
        assertEquals(expected, likeness(Samples.request(new Message.Location(-23.55052, 46.25, "Office")), shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'_data':{'message':{'pollCreationMessageV3':{'name':'Well?'}}}};                     SAME
            {'_data':{'Message':{'pollCreationMessage':{'name':'Well?'}}}};                       SAME
            {'_data':{'pollName':'Well?'}};                                                       SAME
            {'body':'Well?'};                                                                     SAME
            {'_data':{'message':{'pollCreationMessageV3':{'name':'Ill?'}}}};                      OTHER
            {'body':'Hello'};                                                                     OTHER
            {'body':'Well?','hasMedia':true};                                                     OTHER
            {'body':'Well?','_data':{'message':{'pollCreationMessage':{}}}};                      SAME
            {'body':null,'_data':{'message':{'pollCreationMessage':{}}}};                         UNKNOWN
            {'body':'a poll','_data':{'message':{'pollCreationMessage':{}}}};                     UNKNOWN
            {'body':null};                                                                        UNKNOWN
            """)
    void poll_must_ask_the_same(String shown, MessageMatch expected) {
        assertEquals(
                expected, likeness(Samples.request(new Message.Poll("Well?", List.of("Yes", "No"), false)), shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'vCards':['BEGIN:VCARD FN:Jane END:VCARD','BEGIN:VCARD FN:John Doe END:VCARD']};     SAME
            {'vCards':['BEGIN:VCARD FN:John Doe END:VCARD']};                                     OTHER
            {'vCards':['BEGIN:VCARD FN:Jane END:VCARD','BEGIN:VCARD FN:Ann END:VCARD']};          OTHER
            {'body':'BEGIN:VCARD FN:Jane END:VCARD'};                                             OTHER
            {'body':'Hello'};                                                                     OTHER
            {'body':null,'vCards':null};                                                          UNKNOWN
            {'body':null,'_data':{'message':{'contactsArrayMessage':{}}}};                        UNKNOWN
            """)
    void contact_must_have_the_same_cards(String shown, MessageMatch expected) {
        Message contact = new Message.Contact(List.of(
                new Message.Card.Vcard("BEGIN:VCARD FN:Jane END:VCARD"),
                new Message.Card.Fields("John Doe", null, "+55 11", null)));
        assertEquals(expected, likeness(Samples.request(contact), shown));
    }

    @Test
    void braces_that_are_literal_are_compared_as_they_were_sent() {
        SendRequest request = Samples.request(new Message.Text(TextTemplate.parse("{{name}} {x|1}")));
        assertEquals(MessageMatch.SAME, likeness(request, "{'body':'{name} 1'}"));
    }
}
