package io.turbozap.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/** The bodies of create requests. */
public final class CampaignBody {

    /** The messages a contact gets: the four of the reference's documentation, or only its text. */
    public enum Messages {
        ONE(1, TEXT),
        FOUR(4, TEXT + ',' + PHOTO + ',' + AUDIO + ',' + VIDEO);

        private final int count;
        private final String json;

        Messages(int count, String json) {
            this.count = count;
            this.json = json;
        }

        public int count() {
            return count;
        }
    }

    private static final String TEXT = "{\"type\":\"text\",\"content\":\"Hello, this is a test message!\"}";
    private static final String PHOTO = "{\"type\":\"photo\",\"content\":\"https://example.com/image.jpg\","
            + "\"caption\":\"Optional caption\",\"filename\":\"image.jpg\"}";
    private static final String AUDIO = "{\"type\":\"audio\",\"content\":\"https://example.com/audio.opus\"}";
    private static final String VIDEO = "{\"type\":\"video\",\"content\":\"https://example.com/video.mp4\","
            + "\"caption\":\"Check this video!\",\"filename\":\"video.mp4\",\"asNote\":false}";
    private static final long FIRST_NUMBER = 5_511_900_000_000L;
    private static final int NUMBER_STEP = 97;

    private CampaignBody() {}

    /** A campaign of {@code session} for as many different numbers as {@code contacts} says: 16 bytes a contact. */
    public static byte[] of(String session, int contacts, Messages messages) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024 + contacts * 16);
        body.writeBytes(("{\"session\":\"" + session + "\",\"messages\":[" + messages.json + "],\"contacts\":[")
                .getBytes(US_ASCII));
        for (int i = 0; i < contacts; i++) {
            String number = (i == 0 ? "\"" : ",\"") + (FIRST_NUMBER + (long) i * NUMBER_STEP) + '"';
            body.writeBytes(number.getBytes(US_ASCII));
        }
        body.writeBytes("]}".getBytes(US_ASCII));
        return body.toByteArray();
    }
}
