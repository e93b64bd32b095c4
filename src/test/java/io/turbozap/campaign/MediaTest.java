package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule A3: mimetypes follow the file's extension where known. */
final class MediaTest {

    private static String mimetype(String url, @Nullable String filename, String family) {
        return Media.of(url, filename, family, "fall/back").mimetype();
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/a.jpg,image/,image/jpeg",
        "https://host/a.JPEG,image/,image/jpeg",
        "https://host/a.b/c.png?size=1.gif#x.webp,image/,image/png",
        "https://host/a%20b.webp,image/,image/webp",
        "https://host/voice.ogg,audio/,audio/ogg; codecs=opus",
        "https://host/voice.mp3,audio/,audio/mpeg",
        "https://host/v.mp4,video/,video/mp4",
        "https://host/r.pdf,'',application/pdf",
        "https://host/a.jpg,video/,fall/back",
        "https://host/a.unknown,image/,fall/back",
        "https://host/a.,image/,fall/back",
        "https://host/,image/,fall/back",
        "https://host,image/,fall/back",
        "https://host.jpg,image/,fall/back",
        "https://host/png,image/,fall/back",
        "https://host/files.d/jpg,image/,fall/back",
        "https://host/a b.png,image/,fall/back",
        "mailto:a.png,image/,fall/back"
    })
    void the_mimetype_follows_the_extension_of_the_url(String url, String family, String mimetype) {
        assertEquals(mimetype, mimetype(url, null, family));
    }

    @Test
    void the_filename_helps_where_the_url_does_not() {
        assertEquals("image/png", mimetype("https://host/get?id=1", "picture.png", "image/"));
        assertEquals("image/jpeg", mimetype("https://host/a.jpg", "picture.png", "image/"));
        assertEquals("fall/back", mimetype("https://host/get", "png", "image/"));
    }

    @Test
    void the_name_is_the_given_one_else_that_of_the_url_else_the_fallback() {
        assertEquals("x.pdf", Media.of("https://host/a.pdf", "x.pdf", "", "").filenameOr("file"));
        assertEquals(
                "a b.pdf",
                Media.of("https://host/d/a%20b.pdf?x=1", null, "", "").filenameOr("file"));
        assertEquals("file", Media.of("https://host/", null, "", "").filenameOr("file"));
        assertEquals("file", Media.of("not a url", null, "", "").filenameOr("file"));
    }
}
