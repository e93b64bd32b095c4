package io.turbozap.waha;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.config.WahaConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests and settings for tests. */
public final class Samples {

    static final String PHONE = "5511999999999";
    static final String CHAT = PHONE + "@c.us";
    public static final String KEY = "yoursecretkey";
    public static final SessionName SESSION = new SessionName("default");
    static final String PICTURE = "https://example.com/image.jpg";

    private static final Map<String, String> PATHS = Map.of(
            "text", "/api/sendText",
            "photo", "/api/sendImage",
            "audio", "/api/sendVoice",
            "video", "/api/sendVideo",
            "file", "/api/sendFile",
            "location", "/api/sendLocation",
            "poll", "/api/sendPoll",
            "contact", "/api/sendContactVcard");

    private Samples() {}

    public static WahaConfig waha(String baseUrl, @Nullable String apiKey, Duration timeout) {
        return new WahaConfig(URI.create(baseUrl), apiKey, timeout, PATHS, null, null, List.of(), Duration.ZERO);
    }

    public static String path(Message.Kind kind) {
        return PATHS.get(kind.wireName());
    }

    public static SendRequest request(Message message) {
        return request(message, Recipients.of(PHONE));
    }

    public static SendRequest request(Message message, Recipients recipients) {
        CampaignId id = CampaignId.generate(Instant.EPOCH.plusSeconds(1_700_000_000), new Random(1));
        return new Campaign(id, SESSION, Instant.EPOCH, Lane.CAMPAIGN, List.of(message), recipients, 0).request(0);
    }

    public static SendRequest text(String text) {
        return request(new Message.Text(TextTemplate.parse(text)));
    }

    public static SendRequest photo(@Nullable String caption) {
        return request(new Message.Photo(media(PICTURE, "image.jpg", "image/"), template(caption)));
    }

    public static Media media(String url, @Nullable String filename, String family) {
        return Media.of(url, filename, family, "application/octet-stream");
    }

    static @Nullable TextTemplate template(@Nullable String text) {
        return text == null ? null : TextTemplate.parse(text);
    }

    /** One message of every kind and shape. */
    public static Map<String, Message> everyMessage() {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("text", new Message.Text(TextTemplate.parse("Olá {name|amigo}, \"tudo\" bem?")));
        all.put("photo", new Message.Photo(media(PICTURE, null, "image/"), null));
        all.put("photo with caption", photo("See {name|this}").message());
        all.put("audio", new Message.Audio(media("https://example.com/audio.opus", "x.opus", "audio/"), true));
        Media video = media("https://example.com/", null, "video/");
        all.put("video", new Message.Video(video, null, true, false));
        all.put("video with caption", new Message.Video(video, TextTemplate.parse("{name|you}"), false, true));
        all.put("file", new Message.File(media("https://example.com/a.pdf", null, ""), null));
        all.put(
                "file with name",
                new Message.File(media("https://example.com/a", "b.pdf", ""), TextTemplate.parse("Read")));
        all.put("location", new Message.Location(-23.55052, 1e-7, "Our office"));
        all.put("poll", new Message.Poll("How are you?", List.of("Good", "Bad"), true));
        all.put(
                "contacts",
                new Message.Contact(List.of(
                        new Message.Card.Vcard("BEGIN:VCARD\nVERSION:3.0\nFN:Jane\nEND:VCARD"),
                        new Message.Card.Fields("John Doe", null, "+55 11 99999 9999", null),
                        new Message.Card.Fields("Ann", "Company", "+55 11 98888 8888", "5511988888888"))));
        return all;
    }
}
