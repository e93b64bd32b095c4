package io.turbozap.waha.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.turbozap.http.FakeSessions;
import io.turbozap.http.FakeSessions.Signalled;
import io.turbozap.session.SessionSignal;
import io.turbozap.waha.webhook.WahaEvent.AckError;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.turbozap.waha.webhook.WahaEvent.Other;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every handler receives every event, and each does what concerns it. */
class WahaEventHandlerTest {

    private static final SessionName SALES = new SessionName("sales");
    private static final SessionSignal ACKED = SessionSignal.Acked.INSTANCE;
    private static final long NOW = 1_000_000;
    private static final long RETRY = 60_000;
    private static final MessageSent SENT =
            new MessageSent("2", SALES, "B", "5511@c.us", 0, "api", new JsonObject().put("body", "Hi"));
    private static final MessageReceived REPLY = new MessageReceived("3", SALES, "C", "5511@c.us", true, "Hi", 0);
    private static final List<WahaEvent> EVENTS = List.of(
            ack(DeliveryState.READ, null),
            SENT,
            REPLY,
            new SessionChanged("4", SALES, "FAILED", 0),
            new WahaEvent.Refused(SALES),
            new Other("5"));

    private final SentMessages sent = new SentMessages();
    private final FakeSessions sessions = new FakeSessions();
    private final SessionSignaller signals = new SessionSignaller(sessions, () -> Instant.ofEpochMilli(NOW), RETRY);
    private final List<WahaEvent> handled = new ArrayList<>();

    private static MessageAcked ack(DeliveryState state, @Nullable AckError error) {
        return new MessageAcked("1", SALES, "A", "5511@c.us", state, NOW, error);
    }

    private static List<Signalled> signalled(SessionSignal... signals) {
        return Stream.of(signals).map(signal -> new Signalled(SALES, signal)).toList();
    }

    private Future<Void> handle(WahaEvent event) {
        handled.add(event);
        return Future.succeededFuture();
    }

    @Test
    void every_event_reaches_every_handler_in_their_order() {
        WahaEventHandler all = WahaEventHandler.all(List.of(sent, signals, this::handle));
        EVENTS.forEach(event -> assertTrue(all.handle(event).succeeded()));
        assertEquals(EVENTS, handled);
        assertTrue(sent.knows(SALES, "A") && sent.knows(SALES, "B"));
        assertEquals(
                signalled(ACKED, new SessionSignal.Sighted("B", "5511@c.us"), new SessionSignal.Changed(false)),
                sessions.signals);
    }

    @Test
    void event_fails_if_one_handler_fails_or_throws_and_the_others_have_it_all_the_same() {
        WahaEventHandler full = event -> Future.failedFuture("the store is full");
        WahaEventHandler broken = event -> {
            throw new IllegalStateException("a bug");
        };
        assertTrue(
                WahaEventHandler.all(List.of(full, this::handle)).handle(SENT).failed());
        assertTrue(WahaEventHandler.all(List.of(broken, this::handle))
                .handle(REPLY)
                .failed());
        assertEquals(List.of(SENT, REPLY), handled);
    }

    @Test
    void only_what_the_servers_have_counts_as_acked() {
        signals.handle(ack(DeliveryState.NONE, null));
        signals.handle(ack(DeliveryState.ERROR, null));
        assertEquals(List.of(), sessions.signals);
        signals.handle(ack(DeliveryState.SERVER, null));
        signals.handle(ack(DeliveryState.PLAYED, null));
        assertEquals(signalled(ACKED, ACKED), sessions.signals);
    }

    @Test
    void restriction_counts_until_its_end_or_for_a_while() {
        signals.handle(ack(DeliveryState.ERROR, new AckError("463", "account_restricted", NOW + 5)));
        signals.handle(ack(DeliveryState.ERROR, new AckError("463", null, null)));
        assertEquals(
                signalled(new SessionSignal.RefusedStranger(NOW + 5), new SessionSignal.RefusedStranger(NOW + RETRY)),
                sessions.signals);
    }

    @Test
    void restriction_that_is_over_and_other_errors_restrict_nothing() {
        signals.handle(ack(DeliveryState.ERROR, new AckError("463", "account_restricted", NOW)));
        signals.handle(ack(DeliveryState.ERROR, new AckError("479", "other", NOW + 5)));
        assertEquals(List.of(), sessions.signals);
    }
}
