package io.turbozap.waha.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.campaign.media.MediaWarning.Code;
import io.turbozap.waha.media.MediaResponse.Answered;
import io.turbozap.waha.media.MediaResponse.Nothing;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is doubtful about a file, from what was seen of it. */
final class MediaWarningsTest {

    private static final long MEGABYTE = 1L << 20;

    private static Message message(Message.Kind kind) {
        Media media = new Media("https://files.example.com/a?token=hush", "application/pdf", null);
        return switch (kind) {
            case PHOTO -> new Message.Photo(media, null);
            case AUDIO -> new Message.Audio(media, false);
            case VIDEO -> new Message.Video(media, null, false, false);
            default -> new Message.File(media, null);
        };
    }

    private static Map<Code, @Nullable String> doubts(Message.Kind kind, @Nullable String type, long bytes) {
        return MediaWarnings.of(message(kind), new Answered(200, type, bytes, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO, image/png, true",
        "PHOTO, IMAGE/JPEG; charset=x, true",
        "PHOTO, application/octet-stream, true",
        "PHOTO, binary/octet-stream, true",
        "PHOTO, , true",
        "PHOTO, text/html, false",
        "PHOTO, video/mp4, false",
        "VIDEO, video/mp4, true",
        "VIDEO, image/gif, false",
        "AUDIO, audio/ogg; codecs=opus, true",
        "AUDIO, application/ogg, true",
        "AUDIO, video/webm, true",
        "AUDIO, application/json, false",
        "FILE, image/png, true",
        "FILE, application/pdf, true",
        "FILE, text/html; charset=utf-8, false"
    })
    void type_fits_the_kind_or_says_nothing(Message.Kind kind, @Nullable String type, boolean fits) {
        assertEquals(fits, doubts(kind, type, 1).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"PHOTO, 16", "AUDIO, 16", "VIDEO, 16", "FILE, 2048"})
    void more_than_whatsapp_takes_is_too_large(Message.Kind kind, long megabytes) {
        assertEquals(Map.of(), doubts(kind, null, megabytes * MEGABYTE));
        assertEquals(Map.of(), doubts(kind, null, -1));
        assertEquals(
                Map.of(Code.TOO_LARGE, (megabytes + 1) + " MB of at most " + megabytes + " MB"),
                doubts(kind, null, megabytes * MEGABYTE + 1));
    }

    @Test
    void what_is_not_there_has_no_other_doubts_but_that_it_is_slow() {
        assertEquals(
                Map.of(Code.STATUS, "404"),
                MediaWarnings.of(message(Message.Kind.PHOTO), new Answered(404, "text/html", 1L << 40, 1_999)));
        assertEquals(
                Map.of(Code.STATUS, "503", Code.SLOW, "3.2"),
                MediaWarnings.of(message(Message.Kind.PHOTO), new Answered(503, null, -1, 3_210)));
    }

    @Test
    void what_was_not_asked_is_in_no_doubt() {
        assertEquals(Map.of(), MediaWarnings.of(message(Message.Kind.PHOTO), Nothing.NOT_ASKED));
    }

    @Test
    void each_way_of_seeing_nothing_has_a_code_of_its_own() {
        assertEquals(
                Nothing.values().length - 1,
                Arrays.stream(Nothing.values())
                        .map(nothing -> MediaWarnings.of(message(Message.Kind.PHOTO), nothing)
                                .keySet())
                        .filter(codes -> codes.size() == 1)
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void each_says_that_waha_may_see_it_otherwise(Code code) {
        String text = new MediaWarning(code, 1, "files.example.com", "7").text();

        assertTrue(text.startsWith("The file of message 2 on files.example.com "), text);
        assertTrue(text.endsWith("; WAHA, which downloads it, may see it otherwise"), text);
        assertFalse(text.contains("%"), text);
    }
}
