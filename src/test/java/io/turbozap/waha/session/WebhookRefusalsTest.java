package io.turbozap.waha.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEvent.Refused;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from webhooks that our own door refuses. */
class WebhookRefusalsTest {

    private static final SessionName SALES = new SessionName("sales");
    private static final Refused REFUSED = new Refused(SALES);
    private static final MessageAcked ACK =
            new MessageAcked("message.ack evt_1", SALES, "3EB0", "5511@c.us", DeliveryState.SERVER, 1_000, null);

    private final List<String> said = new ArrayList<>();
    private long now = 1_000;
    private final WebhookRefusals watch = new WebhookRefusals(
            event -> {
                said.add("taken");
                return Future.succeededFuture();
            },
            new WebhookRefusals.Listener() {
                @Override
                public void refused(SessionName session) {
                    said.add("refused " + session);
                }

                @Override
                public void accepted(SessionName session) {
                    said.add("again " + session);
                }
            },
            () -> Instant.ofEpochMilli(now));

    private void hear(WahaEvent event) {
        assertTrue(watch.handle(event).succeeded());
    }

    @Test
    void refused_webhook_goes_no_further_and_is_told_of_now_and_then() {
        hear(REFUSED);
        hear(REFUSED);
        now += 10_000;
        hear(REFUSED);
        assertEquals(List.of("refused sales", "refused sales"), said);
    }

    @Test
    void first_webhook_that_is_taken_again_ends_it() {
        hear(REFUSED);
        hear(ACK);
        hear(ACK);
        assertEquals(List.of("refused sales", "again sales", "taken", "taken"), said);
    }

    @Test
    void what_is_read_from_the_history_shows_nothing_of_the_door() {
        hear(REFUSED);
        hear(new MessageReceived(null, SALES, "A", "5511@c.us", true, "STOP", 1_000));
        assertEquals(List.of("refused sales", "taken"), said);
    }

    @Test
    void refused_webhook_that_names_nobody_is_told_to_nobody() {
        hear(new Refused(null));
        assertEquals(List.of(), said);
    }
}
