package io.turbozap.waha.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.turbozap.waha.Samples;
import io.turbozap.waha.message.HistoryMessage;
import io.turbozap.waha.message.MessageMatch;
import io.turbozap.waha.webhook.WahaEvent.AckError;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.turbozap.waha.webhook.WahaEvent.Other;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodyTest {

    private static final long NOW = 1_795_249_999_000L;
    private static final long TOLD = 1_795_249_280_123L;
    private static final SessionName SALES = new SessionName("sales");

    private static WahaEvent read(String body) {
        return WebhookBody.read(Buffer.buffer(body.replace('\'', '"')), NOW);
    }

    private static WahaEvent event(String event, String payload) {
        return read("{'id':'evt_1','timestamp':" + TOLD + ",'event':'" + event + "','session':'sales','payload':"
                + payload + ",'engine':'NOWEB'}");
    }

    private static MessageAcked ack(String payload) {
        return assertInstanceOf(MessageAcked.class, event("message.ack", payload));
    }

    @Test
    void acknowledgement_is_read_from_nowebs_shortest_form() {
        assertEquals(
                new MessageAcked(
                        "message.ack evt_1", SALES, "3EB0AB", "5511999998888@c.us", DeliveryState.SERVER, TOLD, null),
                ack("{'id':'true_5511999998888@c.us_3EB0AB','from':'5511999998888@c.us','fromMe':true,'ack':1,"
                        + "'ackName':'SERVER'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'true_5511999998888@c.us_3EB0AB';                                      5511999998888@c.us
            'true_95511@lid_3EB0AB';                                               95511@lid
            'true_120363@g.us_3EB0AB_5511999998888@c.us';                          120363@g.us
            'true_120363-99@g.us_3EB0AB_5511:3@s.whatsapp.net';                    120363-99@g.us
            {'fromMe':true,'remote':'5511@c.us','id':'3EB0AB','_serialized':'x'};  5511@c.us
            {'fromMe':true,'remote':{'_serialized':'5511@c.us'},'id':'3EB0AB'};    5511@c.us
            """)
    void message_id_is_bare_in_every_shape(String id, String chat) {
        MessageAcked ack = ack("{'id':" + id + ",'ack':2}");
        assertEquals("3EB0AB", ack.messageId());
        assertEquals(chat, ack.chatId());
    }

    @Test
    void raw_message_of_noweb_is_understood_too() {
        MessageAcked ack = ack("{'key':{'remoteJid':'5511:7@s.whatsapp.net','fromMe':true,'id':'3EB0AB'},'ack':3}");
        assertEquals("3EB0AB", ack.messageId());
        assertEquals("5511@c.us", ack.chatId());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'ack':-1;                             ERROR
            'ack':4;                              PLAYED
            'ack':'3';                            READ
            'ack':0;                              NONE
            'ack':2.0;                            DELIVERED
            'ackName':'READ';                     READ
            'ackName':'error';                    ERROR
            'ack':null,'ackName':'DEVICE';        DELIVERED
            'ack':77,'ackName':'PLAYED';          PLAYED
            """)
    void state_is_a_number_a_text_or_a_name(String told, DeliveryState state) {
        assertEquals(state, ack("{'id':'true_5511@c.us_A'," + told + "}").state());
    }

    @Test
    void acknowledgement_of_a_group_counts_for_its_message() {
        WahaEvent event =
                event("message.ack.group", "{'id':'true_120363@g.us_A_5511@c.us','participant':'5511@c.us','ack':3}");
        assertEquals("A", assertInstanceOf(MessageAcked.class, event).messageId());
    }

    @Test
    void failure_says_why() {
        assertEquals(
                new AckError("463", "account_restricted", null),
                ack("{'id':'true_5511@c.us_A','ack':-1,'error':{'code':463,'blocked':true,"
                                + "'reason':'account_restricted','until':null}}")
                        .error());
    }

    @Test
    void end_of_a_restriction_counts_for_a_week_at_most() {
        long week = 7L * 86_400_000;
        AckError forever = new AckError("463", null, 4_070_908_800_000L); // 2099
        assertEquals(TOLD + week, forever.countsUntil(TOLD, 5));
        assertEquals(TOLD + 9, new AckError("463", null, TOLD + 9).countsUntil(TOLD, 5));
        assertEquals(TOLD + 5, new AckError("463", null, null).countsUntil(TOLD, 5));
    }

    @Test
    void nothing_happened_later_than_now() {
        long later = NOW / 1_000 + 86_400;
        String from = "{'id':'false_5511@c.us_A','from':'5511@c.us','fromMe':false,'body':'START','timestamp':";
        MessageReceived tomorrow = assertInstanceOf(MessageReceived.class, event("message", from + later + "}"));
        assertEquals(NOW, tomorrow.at(), "or no STOP could ever be newer");
        long soon = NOW / 1_000 + 60;
        MessageReceived skewed = assertInstanceOf(MessageReceived.class, event("message", from + soon + "}"));
        assertEquals(soon * 1_000, skewed.at(), "clocks differ");
        MessageAcked acked = assertInstanceOf(
                MessageAcked.class,
                read("{'id':'e','timestamp':" + (NOW + 86_400_000) + ",'event':'message.ack','session':'sales',"
                        + "'payload':{'id':'true_5511@c.us_A','ack':1}}"));
        assertEquals(NOW, acked.at());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "'text'",
                "{'id':'true_5511@c.us_A'}",
                "{'id':'true_5511@c.us_A','ack':5}",
                "{'id':'true_5511@c.us_A','ack':'many'}",
                "{'id':'true_5511@c.us_A','ackName':'UNKNOWN'}",
                "{'id':'true_5511@c.us_A','ack':1,'fromMe':false}",
                "{'id':'false_5511@c.us_A','ack':3}",
                "{'id':5,'ack':1}",
                "{'id':'','ack':1}",
                "{'ack':1}"
            })
    void acknowledgement_that_says_too_little_is_another_event(String payload) {
        assertEquals(new Other("message.ack evt_1"), event("message.ack", payload));
    }

    @Test
    void own_message_is_read_with_what_it_can_be_compared_by() {
        MessageSent sent = assertInstanceOf(
                MessageSent.class,
                event(
                        "message.any",
                        "{'id':'true_5511999998888@c.us_3EB0AB','timestamp':1795249280,'fromMe':true,'source':'api',"
                                + "'to':'5511999998888@c.us','body':'Hello','hasMedia':false,'media':null,"
                                + "'_data':{'key':{'id':'x'},'message':{'extendedTextMessage':{'text':'Hello',"
                                + "'jpegThumbnail':'AAAA'}}}}"));
        assertEquals("3EB0AB", sent.messageId());
        assertEquals("5511999998888@c.us", sent.chatId());
        assertEquals(1_795_249_280_000L, sent.at());
        assertEquals("api", sent.source());
        assertEquals(MessageMatch.SAME, MessageMatch.of(sent.shown(), Samples.text("Hello")));
        assertEquals(MessageMatch.OTHER, MessageMatch.of(sent.shown(), Samples.text("Hello!")));
        assertFalse(sent.shown().encode().contains("AAAA"), "thumbnails are not kept");
    }

    @Test
    void what_is_kept_of_a_message_compares_like_the_whole() {
        String[] messages = {
            "{'body':'See','hasMedia':true,'media':{'mimetype':'image/jpeg','url':'http://x/1'}}",
            "{'body':'See','hasMedia':true,'_data':{'Message':{'videoMessage':{'url':'x'}}}}",
            "{'body':'See','hasMedia':true,'_data':{'type':'image'}}",
            "{'body':null,'location':{'latitude':-23.55052,'longitude':0.0000001,'description':'x'}}",
            "{'body':null,'vCards':['BEGIN:VCARD\\nFN:John Doe\\nEND:VCARD']}",
            "{'body':null,'_data':{'message':{'pollCreationMessageV3':{'name':'How are you?','options':[]}}}}",
            "{'body':null,'_data':{'message':{'contactsArrayMessage':{}}}}",
            "{'body':'How are you?'}",
            "{}"
        };
        for (String message : messages) {
            JsonObject whole = new JsonObject(message.replace('\'', '"'));
            JsonObject kept = new JsonObject(new HistoryMessage(whole).essence().encode());
            Samples.everyMessage()
                    .forEach((name, kind) -> assertEquals(
                            MessageMatch.of(whole, Samples.request(kind)),
                            MessageMatch.of(kept, Samples.request(kind)),
                            message + " as " + name));
        }
    }

    @Test
    void what_somebody_wrote_is_read() {
        assertEquals(
                new MessageReceived(
                        "message evt_1", SALES, "AAAA", "5511999998888@c.us", true, "STOP", 1_795_249_280_000L),
                event(
                        "message",
                        "{'id':'false_5511999998888@c.us_AAAA','timestamp':'1795249280','from':'5511999998888@c.us',"
                                + "'fromMe':false,'participant':null,'body':'STOP','hasMedia':false}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'id':'false_95511@lid_A','from':'95511@lid';                                 95511@lid;        true
            'id':'false_5511@c.us_A','from':'95511@lid';                                 5511@c.us;        true
            'id':'false_95511@lid_A','from':'5511@c.us';                                 5511@c.us;        true
            'id':'false_5511@c.us_A';                                                    5511@c.us;        true
            'id':'A','from':'5511@s.whatsapp.net';                                       5511@c.us;        true
            'id':'false_120363@g.us_A_5511@c.us','from':'120363@g.us','participant':'5511@c.us'; 120363@g.us; false
            'id':'false_5511@c.us_A','from':'5511@c.us','participant':'5522@c.us';       5511@c.us;        false
            'id':'false_status@broadcast_A','from':'status@broadcast';                   status@broadcast; false
            'id':'false_120363@newsletter_A','from':'120363@newsletter';                 120363@newsletter; false
            """)
    void sender_is_known_by_phone_where_it_is_told_and_only_people_are_direct(
            String payload, String chat, boolean direct) {
        MessageReceived message = assertInstanceOf(MessageReceived.class, event("message", "{" + payload + "}"));
        assertEquals(chat, message.chatId());
        assertEquals(direct, message.direct());
        assertEquals("", message.text());
        assertEquals(TOLD, message.at());
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "message.any"})
    void what_somebody_wrote_is_taken_from_either_event(String name) { // BEHAVIOUR 21
        MessageReceived message = assertInstanceOf(
                MessageReceived.class,
                event(name, "{'id':'false_5511@c.us_A','from':'5511@c.us','fromMe':false,'body':'STOP'}"));
        assertEquals("STOP", message.text());
        assertEquals(name + " evt_1", message.eventId());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'key':{'remoteJid':'95511@lid','remoteJidAlt':'5511900033333@s.whatsapp.net'};   5511900033333@c.us
            'key':{'remoteJidAlt':'5511900033333:12@s.whatsapp.net'};                        5511900033333@c.us
            'key':{'senderPn':'5511900033333@s.whatsapp.net'};                               5511900033333@c.us
            'Info':{'SenderAlt':'5511900033333@s.whatsapp.net'};                             5511900033333@c.us
            'key':{'remoteJidAlt':'95511@lid'};
            'key':{'remoteJidAlt':5};
            """)
    void phone_behind_a_hidden_id_is_read_where_the_message_tells_it(String data, @Nullable String phone) {
        MessageReceived message = assertInstanceOf(
                MessageReceived.class,
                event("message", "{'id':'false_95511@lid_A','from':'95511@lid','_data':{" + data + "}}"));
        assertEquals("95511@lid", message.chatId());
        assertEquals(phone, message.phone());
    }

    @Test
    void status_of_a_session_is_read() {
        assertEquals(
                new SessionChanged("session.status evt_1", SALES, "WORKING", TOLD),
                event("session.status", "{'name':'sales','status':'WORKING','statuses':[]}"));
        assertEquals(
                new SessionChanged("session.status evt_2", SALES, "PASSKEY_REQUIRED", NOW),
                read("{'id':'evt_2','event':'session.status','payload':{'name':'sales','status':'passkey_required'}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "5",
                "null",
                "'message.ack'",
                "{'event':'message.ack'}",
                "{'event':5,'session':{},'payload':'x'}",
                "{'event':'message.ack','session':'two words','payload':{'id':'true_5511@c.us_A','ack':1}}",
                "{'event':'message.ack','payload':{'id':'true_5511@c.us_A','ack':1}}",
                "{'event':'session.status','session':'sales','payload':{'status':7e400}}",
                "{'event':'session.status','session':'sales','payload':{'status':''}}",
                "{'event':'poll.vote','session':'sales','payload':{}}"
            })
    void whatever_is_not_understood_is_another_event(String body) {
        assertInstanceOf(Other.class, read(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{]", "not json", "{'id':'evt_1'", "\u0000"})
    void what_is_not_json_is_no_event(String body) {
        assertNull(read(body));
    }

    @Test
    void endless_nesting_and_endless_numbers_are_no_event() {
        assertNull(read("[".repeat(200_000)));
        assertNull(read("{'event':'message.ack','timestamp':" + "9".repeat(5_000) + "}"));
    }

    @Test
    void event_without_id_or_with_an_endless_one_has_none() {
        assertEquals(new Other(null), read("{'id':'" + "x".repeat(1_000) + "'}"));
        assertEquals(new Other(null), read("{'id':17}"));
    }

    @Test
    void no_damage_to_a_body_makes_it_throw() {
        byte[] whole = ("{\"id\":\"evt_1\",\"timestamp\":1795249280123,\"event\":\"message.any\",\"session\":\"sales\","
                        + "\"payload\":{\"id\":\"true_5511@c.us_A\",\"timestamp\":1795249280,\"fromMe\":true,"
                        + "\"body\":\"Hi\",\"hasMedia\":true,\"media\":{\"mimetype\":\"image/png\"},\"vCards\":[],"
                        + "\"_data\":{\"message\":{\"imageMessage\":{}}}}}")
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        int understood = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) "{}[]\",:0-ntx\\ \u0000".charAt(random.nextInt(15));
            }
            understood += WebhookBody.read(Buffer.buffer(damaged), NOW) instanceof MessageSent ? 1 : 0;
        }
        assertTrue(understood > 30, understood + " still understood");
    }

    @Test
    void printing_an_event_shows_neither_people_nor_texts() {
        String printed =
                event("message", "{'id':'false_5511999998888@c.us_A','from':'5511999998888@c.us','body':'psst'}")
                        + ""
                        + ack("{'id':'true_5511999998888@c.us_A','ack':1}")
                        + event("message.any", "{'id':'true_5511999998888@c.us_A','fromMe':true,'body':'psst'}");
        assertFalse(printed.contains("55119") || printed.contains("psst"), printed);
    }
}
