package io.turbozap.waha.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionName;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.turbozap.waha.webhook.WahaEvent.Other;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookFanOutTest {

    private static final SessionName SALES = new SessionName("sales");
    private static final MessageAcked ACK = new MessageAcked("1", SALES, "A", "5511@c.us", 2, 0, null);
    private static final MessageSent SENT =
            new MessageSent("2", SALES, "B", "5511@c.us", 0, "api", new JsonObject().put("body", "Hi"));
    private static final MessageReceived REPLY = new MessageReceived("3", SALES, "C", "5511@c.us", true, "Hi", 0);
    private static final SessionChanged CHANGE = new SessionChanged("4", SALES, "FAILED", 0);
    private static final WahaEvent.Refused REFUSED = new WahaEvent.Refused(SALES);
    private static final Other OTHER = new Other("5");

    private final SentMessages sent = new SentMessages();
    private final List<Object> heard = new ArrayList<>();
    private Future<Void> recorded = Future.succeededFuture();
    private final WebhookFanOut fanOut = new WebhookFanOut(
            sent,
            ack -> {
                heard.add(ack);
                return recorded;
            },
            (session, id, level) -> note(session + " " + id + " " + level),
            this::note,
            this::note);

    private Future<Void> note(Object event) {
        heard.add(event);
        return Future.succeededFuture();
    }

    @Test
    void acknowledgement_is_recorded_told_to_its_session_and_remembered() {
        assertTrue(fanOut.handle(ACK).succeeded());
        assertEquals(List.of(ACK, "sales A 2"), heard);
        assertTrue(sent.knows(SALES, "A"));
    }

    @Test
    void acknowledgement_that_cannot_be_recorded_fails() {
        recorded = Future.failedFuture("the store is full");
        assertTrue(fanOut.handle(ACK).failed());
    }

    @Test
    void own_message_is_remembered_alone() {
        assertTrue(fanOut.handle(SENT).succeeded());
        assertTrue(sent.knows(SALES, "B"));
        assertEquals(List.of(), heard);
    }

    @Test
    void replies_and_states_go_to_who_listens_and_the_rest_to_nobody() {
        assertTrue(fanOut.handle(REPLY).succeeded());
        assertTrue(fanOut.handle(CHANGE).succeeded());
        assertTrue(fanOut.handle(OTHER).succeeded());
        assertEquals(List.of(REPLY, CHANGE), heard);
    }

    @Test
    void no_kind_of_event_is_without_an_answer() {
        Set<Class<?>> tried = Stream.<WahaEvent>of(ACK, SENT, REPLY, CHANGE, REFUSED, OTHER)
                .peek(event -> assertTrue(fanOut.handle(event).succeeded()))
                .map(WahaEvent::getClass)
                .collect(Collectors.toSet());
        Set<Class<?>> kinds = Stream.of(WahaEvent.class.getPermittedSubclasses())
                .filter(WahaEvent.class::isAssignableFrom)
                .collect(Collectors.toSet());
        assertEquals(kinds, tried);
    }
}
