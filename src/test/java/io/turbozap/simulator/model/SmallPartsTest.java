package io.turbozap.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.http.HttpDate;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.message.IdForms;
import io.turbozap.simulator.session.QrPicture;
import io.turbozap.simulator.session.SessionBody;
import io.turbozap.simulator.session.WebhookConfig;
import io.turbozap.simulator.webhook.Hmac;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SmallPartsTest {

    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void the_signature_is_the_one_that_waha_documents() {
        String body = "{\"event\":\"message\",\"session\":\"default\",\"engine\":\"WEBJS\"}";

        String signature = Hmac.sha512("my-secret-key", body.getBytes(StandardCharsets.UTF_8));

        assertTrue(signature.startsWith("208f8a55dde9e055") && signature.endsWith("7076153fa89"), signature);
        assertEquals(128, signature.length());
        assertEquals(128, Hmac.sha512("", new byte[0]).length());
    }

    @Test
    void the_qr_picture_can_be_read_as_an_image() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrPicture.png("2@abc")));

        assertNotNull(image);
        assertEquals(image.getWidth(), image.getHeight());
        assertEquals(WHITE, image.getRGB(0, 0));
        assertEquals(BLACK, image.getRGB(4 * 8, 4 * 8));
        assertEquals(BLACK, image.getRGB(image.getWidth() - 4 * 8 - 1, 4 * 8));
        assertEquals(WHITE, image.getRGB(5 * 8, 5 * 8));
    }

    @Test
    void another_value_is_another_picture() {
        assertFalse(Arrays.equals(QrPicture.png("2@abc"), QrPicture.png("2@abd")));
        assertTrue(Arrays.equals(QrPicture.png("2@abc"), QrPicture.png("2@abc")));
    }

    @Test
    void ids_look_like_wahas_and_differ() {
        IdForms idForms = new IdForms(new SplittableRandom(1));

        assertTrue(idForms.message().matches("3EB0[0-9A-F]{18}"));
        assertNotEquals(idForms.message(), idForms.message());
        assertTrue(idForms.event(1_795_249_280_000L).matches("evt_[0-9a-hjkmnp-tv-z]{26}"));
        assertTrue(idForms.pairingCode().matches("[0-9A-Z]{4}-[0-9A-Z]{4}"));
    }

    @Test
    void the_date_is_the_one_of_rfc_9110() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", new HttpDate().at(784_111_777_123L));
    }

    @Test
    void pauses_between_deliveries_follow_their_policy() {
        assertEquals(List.of(100L, 100L, 100L), pauses("constant"));
        assertEquals(List.of(100L, 200L, 300L), pauses("linear"));
        assertEquals(List.of(220L, 440L, 880L), pauses("exponential"));
    }

    private static List<Long> pauses(String policy) {
        WebhookTarget target = new WebhookTarget("http://127.0.0.1:9", List.of("*"), null, 3, 100, policy, Map.of());
        return List.of(target.pauseMillis(1, 0, 0.5), target.pauseMillis(2, 0, 0.5), target.pauseMillis(3, 0, 0.5));
    }

    @Test
    void a_receiver_is_given_the_pause_that_it_asks_for_when_it_is_longer() {
        WebhookTarget target =
                new WebhookTarget("http://127.0.0.1:9", List.of("*"), null, 3, 100, "constant", Map.of());

        assertEquals(3_000, target.pauseMillis(1, 3_000, 0));
        assertEquals(100, target.pauseMillis(1, 50, 0));
    }

    @Test
    void a_webhook_configuration_is_read_with_wahas_defaults() {
        JsonObject webhook = new JsonObject()
                .put("url", "http://127.0.0.1:9/hook")
                .put("events", new JsonArray().add("message.ack"))
                .put("hmac", new JsonObject().put("key", "hush"));

        WebhookTarget target = WebhookConfig.read(new JsonObject().put("webhooks", new JsonArray().add(webhook)))
                .get(0);

        assertEquals(15, target.attempts());
        assertEquals(2_000, target.delayMillis());
        assertTrue(target.wants("message.ack"));
        assertFalse(target.wants("message"));
        assertFalse(target.toString().contains("hush"));
    }

    @Test
    void a_webhook_with_an_unknown_event_or_no_address_is_refused() {
        JsonObject webhook = new JsonObject().put("events", new JsonArray().add("message.sent"));
        JsonObject config = new JsonObject().put("webhooks", new JsonArray().add(webhook));

        RequestRefused requestRefused =
                assertThrows(RequestRefused.class, () -> new SessionBody(new JsonObject().put("config", config)));

        assertEquals(400, requestRefused.status());
        assertEquals(2, requestRefused.body().getJsonArray("message").size());
    }

    @Test
    void options_out_of_range_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatorOptions.builder().timeScale(0).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatorOptions.builder().maxEntries(0).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatorOptions.builder().latencyMillis(-1).build());
        assertEquals(5_000, SimulatorOptions.defaults().keepAliveMillis());
        assertFalse(SimulatorOptions.builder().apiKey("hush").build().toString().contains("hush"));
    }
}
