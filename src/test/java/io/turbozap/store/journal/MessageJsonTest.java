package io.turbozap.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.TextTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

public class MessageJsonTest {

    private static final Media MEDIA = new Media("https://example.org/a.jpg?x=\"1\"", "image/jpeg", null);
    private static final Media NAMED = new Media("https://example.org/b", "application/pdf", "préçis.pdf");
    private static final TextTemplate TEMPLATE = TextTemplate.parse("Olá {name|friend} {{x}} \"\\ 😀");

    public static final List<Message> EVERY_KIND = List.of(
            new Message.Text(TEMPLATE),
            new Message.Photo(MEDIA, TEMPLATE),
            new Message.Photo(NAMED, null),
            new Message.Audio(MEDIA, true),
            new Message.Audio(NAMED, false),
            new Message.Video(MEDIA, TEMPLATE, true, false),
            new Message.Video(NAMED, null, false, true),
            new Message.File(NAMED, TEMPLATE),
            new Message.File(MEDIA, null),
            new Message.Location(-23.550521, 0.1 + 0.2, "Praça da Sé"),
            new Message.Poll("Really?", List.of("yes", "no", "{name}"), true),
            new Message.Contact(List.of(
                    new Message.Card.Vcard("BEGIN:VCARD\nEND:VCARD"),
                    new Message.Card.Fields("Ana", "Acme", "+55 11", "5511"),
                    new Message.Card.Fields("Bia", null, "+55 12", null))));

    private static final String STORED = """
            [{"type":"text","content":"Olá {name|friend} {{x}} \\"\\\\ 😀"},
            {"type":"photo","caption":"Olá {name|friend} {{x}} \\"\\\\ 😀","media":{"url":"https://example.org/a.jpg?x=\\"1\\"","mimetype":"image/jpeg"}},
            {"type":"photo","media":{"url":"https://example.org/b","mimetype":"application/pdf","filename":"préçis.pdf"}},
            {"type":"audio","media":{"url":"https://example.org/a.jpg?x=\\"1\\"","mimetype":"image/jpeg"},"convert":true},
            {"type":"audio","media":{"url":"https://example.org/b","mimetype":"application/pdf","filename":"préçis.pdf"},"convert":false},
            {"type":"video","caption":"Olá {name|friend} {{x}} \\"\\\\ 😀","media":{"url":"https://example.org/a.jpg?x=\\"1\\"","mimetype":"image/jpeg"},"asNote":true,"convert":false},
            {"type":"video","media":{"url":"https://example.org/b","mimetype":"application/pdf","filename":"préçis.pdf"},"asNote":false,"convert":true},
            {"type":"file","caption":"Olá {name|friend} {{x}} \\"\\\\ 😀","media":{"url":"https://example.org/b","mimetype":"application/pdf","filename":"préçis.pdf"}},
            {"type":"file","media":{"url":"https://example.org/a.jpg?x=\\"1\\"","mimetype":"image/jpeg"}},
            {"type":"location","latitude":-23.550521,"longitude":0.30000000000000004,"title":"Praça da Sé"},
            {"type":"poll","name":"Really?","options":["yes","no","{name}"],"multipleAnswers":true},
            {"type":"contact","contacts":[{"vcard":"BEGIN:VCARD\\nEND:VCARD"},{"fullName":"Ana","organization":"Acme","phoneNumber":"+55 11","whatsappId":"5511"},{"fullName":"Bia","organization":null,"phoneNumber":"+55 12","whatsappId":null}]}]""".replace("\n", "");

    @Test
    void every_kind_of_message_comes_back_as_it_was() {
        assertEquals(EVERY_KIND, MessageJson.read(MessageJson.write(EVERY_KIND)));
    }

    /** Rows of earlier versions hold these texts: they are read for as long as there are such rows. */
    @Test
    void what_is_stored_stays_readable() {
        assertEquals(STORED, MessageJson.write(EVERY_KIND));
        assertEquals(EVERY_KIND, MessageJson.read(STORED));
    }

    @Test
    void no_kind_is_forgotten_here() {
        Set<Message.Kind> kinds = EVERY_KIND.stream().map(Message::kind).collect(Collectors.toSet());

        assertEquals(Set.copyOf(Arrays.asList(Message.Kind.values())), kinds);
    }

    @Test
    void an_audience_comes_back_as_it_was() {
        assertEquals(Audience.ALL, AudienceJson.read(AudienceJson.write(Audience.ALL)));
        Audience some = new Audience(List.of("b", "a"));
        assertEquals(some, AudienceJson.read(AudienceJson.write(some)));
        assertNull(AudienceJson.read(AudienceJson.write(null)));
    }
}
