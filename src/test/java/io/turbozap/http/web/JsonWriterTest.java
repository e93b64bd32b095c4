package io.turbozap.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Test
    void any_text_is_read_back_as_it_was() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                int codePoint = random.nextInt(random.nextBoolean() ? 0x100 : 0x11_0000);
                if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                    text.appendCodePoint(codePoint);
                }
            }
            JsonObject read = new JsonObject(new JsonWriter()
                    .object()
                    .member("t", text.toString())
                    .endObject()
                    .take());
            assertEquals(text.toString(), read.getString("t"), "seed " + seed);
        }
    }

    @Test
    void half_a_character_is_still_json() {
        JsonWriter json = new JsonWriter().value("\uD83D!\uDC08");

        assertEquals("\"\\ud83d!\\udc08\"", json.take().toString(StandardCharsets.UTF_8));
    }

    @Test
    void commas_stand_between_members_and_elements_only() {
        JsonWriter json = new JsonWriter().object().name("a").array().value(1).value(true);
        String first = json.take().toString();
        json.object().endObject().object().member("n", -5).endObject().endArray();
        json.name("o")
                .object()
                .endObject()
                .member("none", null)
                .member("s", "x")
                .endObject();

        JsonObject expected = new JsonObject()
                .put("a", new JsonArray().add(1).add(true).add(new JsonObject()).add(new JsonObject().put("n", -5)))
                .put("o", new JsonObject())
                .put("s", "x");
        assertEquals(expected.encode(), first + json.take());
    }

    @Test
    void numbers_are_written_in_full() {
        for (long number : new long[] {0, 9, 10, 1_703_001_234_567L, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertEquals(
                    Long.toString(number), new JsonWriter().value(number).take().toString());
        }
    }

    @Test
    void times_are_iso_8601_with_milliseconds() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            long millis = random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L);
            byte[] written = new byte[IsoTime.LENGTH];
            IsoTime.write(millis, written, 0);
            assertEquals(
                    ISO.format(Instant.ofEpochMilli(millis)).substring(4),
                    new String(written, StandardCharsets.US_ASCII).substring(4));
        }
        byte[] written = new byte[IsoTime.LENGTH];
        IsoTime.write(Instant.parse("2024-01-20T10:30:45.003Z").toEpochMilli(), written, 0);
        assertEquals("2024-01-20T10:30:45.003Z", new String(written, StandardCharsets.US_ASCII));
    }
}
