package io.turbozap.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CampaignBodyTest {

    @Test
    void campaign_body_has_the_session_its_messages_and_different_contacts() {
        JsonObject four = new JsonObject(new String(CampaignBody.of("s7", 1000, CampaignBody.Messages.FOUR), US_ASCII));
        assertEquals("s7", four.getString("session"));
        assertEquals(4, four.getJsonArray("messages").size());
        assertEquals(1000, new HashSet<>(four.getJsonArray("contacts").stream().toList()).size());
        JsonObject one = new JsonObject(new String(CampaignBody.of("s", 1, CampaignBody.Messages.ONE), US_ASCII));
        assertEquals("text", one.getJsonArray("messages").getJsonObject(0).getString("type"));
        assertEquals(1, one.getJsonArray("contacts").size());
    }
}
