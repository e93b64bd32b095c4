package io.turbozap.waha.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.waha.Samples;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WAHA shows recipients a part of the page behind a link, which must not be a page that only WAHA can see. */
final class PrivateLinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "See http://169.254.169.254/latest/meta-data/.",
                "(HTTP://10.0.0.1)",
                "a https://shop.example and http://[::1]:3000/x",
                "https://me:pass@127.0.0.1/",
                "https://shop.example\\@127.0.0.1/",
                "http://2130706433/",
                "http://intranet/",
                "Hello metadata.google.internal/computeMetadata/v1",
                "router.lan"
            })
    void private_links_are_found(String text) {
        assertTrue(PrivateLinks.areIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "Total: R$ 1.500,00. Até 10.12",
                "me@nas.local",
                "Open (https://shop.example/a), or *https://shop.example*, https://shop.example!",
                "https://shop.example:8443?u=http",
                "shop.example/localhost",
                "http://",
                "https://1.1.1.1/"
            })
    void others_are_left_alone(String text) {
        assertFalse(PrivateLinks.areIn(text));
    }

    @Test
    void long_texts_take_linear_time() {
        assertFalse(PrivateLinks.areIn("a.".repeat(500_000)));
        assertFalse(PrivateLinks.areIn("a-".repeat(500_000) + "."));
        assertTrue(PrivateLinks.areIn("http://" + "a".repeat(1_000_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "See http://10.0.0.1/a, false",
        "See http://10.0.0.1/{name}, false",
        "See http://{name|10.0.0.1}/, false",
        "See https://shop.example/{name}, ",
        "See https://shop.example/, "
    })
    void texts_with_one_go_without_a_preview(String text, Boolean preview) {
        JsonObject body = new JsonObject(Payload.of(Samples.SESSION, new Message.Text(TextTemplate.parse(text)))
                .body(Samples.request(new Message.Text(TextTemplate.parse(text))), null));

        assertEquals(preview, body.getBoolean("linkPreview"));
        assertTrue(body.getString("text").startsWith("See http"));
    }
}
