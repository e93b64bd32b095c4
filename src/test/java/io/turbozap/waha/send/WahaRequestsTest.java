package io.turbozap.waha.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turbozap.waha.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WahaRequestsTest {

    private static WahaRequest describe(String baseUrl, String apiKey) {
        return new WahaRequests(Samples.waha(baseUrl, apiKey, Duration.ofSeconds(30))).describe(Samples.text("Hello"));
    }

    @Test
    void request_is_shown_as_documented_with_its_key_masked() {
        WahaRequest shown = describe("http://localhost:3001", Samples.KEY);
        assertEquals("POST", shown.method());
        assertEquals("http://localhost:3001/api/sendText", shown.url());
        assertEquals(
                List.of("accept", "Content-Type", "X-Api-Key"),
                List.copyOf(shown.headers().keySet()));
        assertEquals("application/json", shown.headers().get("accept"));
        assertEquals("***", shown.headers().get("X-Api-Key"));
        assertEquals(
                "{\"session\":\"default\",\"chatId\":\"5511999999999@c.us\",\"text\":\"Hello\"}",
                shown.data().encode());
    }

    @Test
    void without_a_key_there_is_no_header_for_it() {
        assertFalse(describe("http://localhost:3001", null).headers().containsKey("X-Api-Key"));
    }

    @Test
    void base_url_may_have_a_path() {
        assertEquals(
                "https://example.com/waha/api/sendText",
                describe("https://example.com/waha", null).url());
    }
}
