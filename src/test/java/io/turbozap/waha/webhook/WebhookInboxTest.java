package io.turbozap.waha.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.waha.message.MessageIds;
import io.turbozap.waha.webhook.WahaEvent.Other;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Events come at least once, and are acted upon once. */
class WebhookInboxTest {

    private final List<String> heard = new ArrayList<>();
    private Future<Void> end = Future.succeededFuture();
    private final WebhookInbox inbox = new WebhookInbox(event -> {
        heard.add(event.eventId());
        return end;
    });

    private Future<Void> hear(String id) {
        return inbox.handle(new Other(id));
    }

    /** As WAHA posts it (recorded: "webhooks: incoming text"). */
    private Future<Void> post(String event, String id, String message) {
        return inbox.handle(Objects.requireNonNull(WebhookBody.read(
                Buffer.buffer("{\"id\":\"" + id + "\",\"event\":\"" + event
                        + "\",\"session\":\"sales\",\"payload\":{\"id\":\""
                        + message + "\",\"timestamp\":1795249280,\"from\":\""
                        + MessageIds.chat(message) + "\",\"fromMe\":"
                        + message.startsWith("true_") + ",\"body\":\"STOP\"}}"),
                0)));
    }

    @Test
    void incoming_message_is_taken_once_from_whichever_event_brings_it_first() {
        String first = "false_5511900011111@c.us_3A01";
        assertTrue(post("message", "evt_1", first).succeeded());
        assertTrue(post("message.any", "evt_1", first).succeeded());
        assertEquals(List.of("message evt_1"), heard);

        String second = "false_5511900011111@c.us_3A02";
        assertTrue(post("message.any", "evt_2", second).succeeded());
        assertTrue(post("message", "evt_2", second).succeeded());
        assertEquals(List.of("message evt_1", "message.any evt_2"), heard);
    }

    @Test
    void message_that_comes_again_as_another_event_says_nothing_new() { // recorded: the same incoming message twice
        post("message", "evt_1", "false_5511900011111@c.us_3A77");
        post("message", "evt_2", "false_5511900011111@c.us_3A77");
        assertEquals(List.of("message evt_1"), heard);
        post("message", "evt_3", "false_5511900022222@c.us_3A77");
        assertEquals(2, heard.size(), "another person chose the same id");
    }

    @Test
    void events_that_share_an_id_are_taken_each() {
        post("message.any", "evt_1", "true_5511900011111@c.us_3EB0");
        post("message.ack", "evt_1", "true_5511900011111@c.us_3EB0");
        assertEquals(2, heard.size());
    }

    @Test
    void message_that_failed_is_taken_from_the_other_event() {
        end = Future.failedFuture("the store is full");
        assertTrue(post("message.any", "evt_1", "false_5511900011111@c.us_3A01").failed());
        end = Future.succeededFuture();
        assertTrue(post("message", "evt_1", "false_5511900011111@c.us_3A01").succeeded());
        assertTrue(post("message.any", "evt_1", "false_5511900011111@c.us_3A01").succeeded());
        assertEquals(2, heard.size());
    }

    @Test
    void event_is_taken_once() {
        assertTrue(hear("evt_1").succeeded());
        assertTrue(hear("evt_1").succeeded());
        assertTrue(hear("evt_2").succeeded());
        assertEquals(List.of("evt_1", "evt_2"), heard);
    }

    @Test
    void event_that_failed_is_taken_again() {
        end = Future.failedFuture("the store is full");
        assertTrue(hear("evt_1").failed());
        end = Future.succeededFuture();
        assertTrue(hear("evt_1").succeeded());
        assertTrue(hear("evt_1").succeeded());
        assertEquals(List.of("evt_1", "evt_1"), heard);
    }

    @Test
    void twin_of_an_event_that_is_being_taken_shares_its_end() {
        Promise<Void> first = Promise.promise();
        end = first.future();
        Future<Void> one = hear("evt_1");
        Future<Void> two = hear("evt_1");
        assertFalse(one.isComplete() || two.isComplete());
        first.fail("not now");
        assertTrue(one.failed() && two.failed());

        end = Future.succeededFuture();
        assertTrue(hear("evt_1").succeeded());
        assertEquals(List.of("evt_1", "evt_1"), heard);
    }

    @Test
    void event_without_id_is_taken_each_time() {
        hear(null);
        hear(null);
        assertEquals(2, heard.size());
    }

    @Test
    void what_throws_counts_as_failed() {
        AtomicInteger calls = new AtomicInteger();
        WebhookInbox broken = new WebhookInbox(event -> {
            calls.incrementAndGet();
            throw new IllegalStateException("bug");
        });
        assertTrue(broken.handle(new Other("evt_1")).failed());
        assertTrue(broken.handle(new Other("evt_1")).failed());
        assertEquals(2, calls.get());
    }

    @Test
    void only_so_many_ids_are_remembered_and_the_oldest_are_forgotten() {
        for (int i = 0; i <= WebhookInbox.REMEMBERED; i++) {
            hear("evt_" + i);
        }
        heard.clear();
        hear("evt_1");
        hear("evt_0");
        assertEquals(List.of("evt_0"), heard);
    }

    @Test
    void each_event_is_taken_once_whichever_thread_brings_it() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        WebhookInbox shared = new WebhookInbox(event -> {
            calls.incrementAndGet();
            return Future.succeededFuture();
        });
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    shared.handle(new Other("evt_" + i));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(20_000, calls.get());
    }
}
