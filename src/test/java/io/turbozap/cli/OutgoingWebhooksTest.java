package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.contacts;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.hooks.Receiver;
import io.turbozap.simulator.model.AckPlan;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole server tells others what becomes of a campaign. */
@ExtendWith(VertxExtension.class)
final class OutgoingWebhooksTest {

    private static final String KEY = "the-key-of-the-hooks";
    private static final List<String> EVENTS =
            List.of("campaign.started", "campaign.completed", "delivery.delivered", "delivery.read");

    private static int count(Receiver receiver, String type) {
        return Collections.frequency(receiver.types(), type);
    }

    @Test
    void a_campaign_is_told_from_its_start_to_the_last_message_that_is_read(Vertx vertx) throws Exception {
        Receiver receiver = Receiver.start(vertx);
        try (WholeServer whole = WholeServer.start(
                waha().acks(AckPlan.doubled()), "WAHA_WEBHOOK_HMAC_KEY", KEY, "WEBHOOKS_ALLOW_PRIVATE", "true")) {
            whole.hook("sales", KEY);
            JsonObject form = new JsonObject().put("url", receiver.url("/shop")).put("events", new JsonArray(EVENTS));
            HttpResponse<Buffer> made = whole.post("/api/webhooks", form);
            assertEquals(201, made.statusCode(), made::bodyAsString);
            String secret = made.bodyAsJsonObject().getJsonObject("data").getString("secret");

            String campaign = whole.execute("sales", 3, text("a surprise"));

            whole.until(
                    () -> "3 messages read, but " + receiver.types(),
                    () -> count(receiver, "delivery.read") == 3
                            && count(receiver, "delivery.delivered") == 3
                            && count(receiver, "campaign.completed") == 1);
            assertEquals(1, count(receiver, "campaign.started"));
            for (Receiver.Seen seen : receiver.seen()) {
                assertTrue(seen.isSignedWith(secret));
                assertEquals(campaign, seen.event().getJsonObject("data").getString("campaignId"));
                assertFalse(seen.body().contains(contacts(1).get(0)), "a phone number left");
                assertFalse(seen.body().contains("surprise"), "a text left");
            }
        }
    }
}
