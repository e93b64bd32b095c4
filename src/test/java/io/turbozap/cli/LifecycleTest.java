package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.cli.Lifecycle.Part;
import io.turbozap.fixture.LogLines;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The order in which the parts of a server start and stop. */
final class LifecycleTest {

    private final IllegalStateException broken = new IllegalStateException("broken");
    private final Lifecycle lifecycle = new Lifecycle();
    private final List<String> calls = new ArrayList<>();

    private Part<String> part(String name) {
        return lifecycle.add(name, () -> started(name), made -> stopped(made));
    }

    private Future<String> started(String name) {
        calls.add("+" + name);
        return Future.succeededFuture(name);
    }

    private Future<Void> stopped(String name) {
        calls.add("-" + name);
        return Future.succeededFuture();
    }

    @Test
    void parts_start_in_order_and_stop_in_reverse() {
        part("store");
        part("sessions");
        part("door");

        assertTrue(lifecycle.start().succeeded());
        assertEquals(List.of("+store", "+sessions", "+door"), calls);
        assertTrue(lifecycle.stop().succeeded());
        assertEquals(List.of("+store", "+sessions", "+door", "-door", "-sessions", "-store"), calls);
    }

    @Test
    void a_part_waits_for_the_start_and_the_stop_of_the_one_next_to_it() {
        Promise<String> starting = Promise.promise();
        Promise<Void> stopping = Promise.promise();
        part("store");
        lifecycle.add("sessions", starting::future, made -> stopping.future());
        part("door");

        Future<Void> started = lifecycle.start();
        assertEquals(List.of("+store"), calls);
        starting.complete("sessions");
        assertTrue(started.succeeded());

        Future<Void> stopped = lifecycle.stop();
        assertEquals(List.of("+store", "+door", "-door"), calls);
        assertFalse(stopped.isComplete());
        stopping.complete();
        assertTrue(stopped.succeeded());
        assertEquals(List.of("+store", "+door", "-door", "-store"), calls);
    }

    @Test
    void a_start_that_fails_stops_what_has_started() {
        part("store");
        lifecycle.add("sessions", () -> Future.<String>failedFuture(broken), this::stopped);
        part("door");

        assertSame(broken, lifecycle.start().cause());
        assertEquals(List.of("+store", "-store"), calls);
    }

    @Test
    void a_start_that_throws_stops_what_has_started() {
        part("store");
        lifecycle.step("sessions", () -> {
            throw broken;
        });
        part("door");

        assertSame(broken, lifecycle.start().cause());
        assertEquals(List.of("+store", "-store"), calls);
    }

    @Test
    void each_stop_is_tried_and_a_failing_one_is_named() {
        part("store");
        lifecycle.add("sessions", () -> started("sessions"), made -> Future.failedFuture(broken));
        lifecycle.onStop("recurrences", () -> {
            throw broken;
        });
        part("door");
        assertTrue(lifecycle.start().succeeded());

        try (LogLines log = LogLines.capture()) {
            assertTrue(lifecycle.stop().succeeded());
            assertEquals(2, log.atLeastWarnings().size());
            assertTrue(log.atLeastWarnings().get(0).toString().contains("recurrences"));
        }
        assertEquals(List.of("+store", "+sessions", "+door", "-door", "-store"), calls);
    }

    @Test
    void a_stop_during_the_start_waits_for_the_present_part_and_starts_no_other() {
        Promise<String> starting = Promise.promise();
        part("store");
        lifecycle.add("sessions", starting::future, this::stopped);
        part("door");

        Future<Void> started = lifecycle.start();
        Future<Void> stopped = lifecycle.stop();
        assertFalse(stopped.isComplete());
        starting.complete("sessions");

        assertTrue(stopped.succeeded());
        assertInstanceOf(CancellationException.class, started.cause());
        assertEquals(List.of("+store", "-sessions", "-store"), calls);
    }

    @Test
    void a_second_stop_is_the_first_one() {
        part("store");
        assertTrue(lifecycle.start().succeeded());
        assertTrue(lifecycle.stop().succeeded());
        assertTrue(lifecycle.stop().succeeded());
        assertEquals(List.of("+store", "-store"), calls);
    }

    @Test
    void what_a_part_gave_is_there_from_its_start_on() {
        Part<String> store = part("store");
        assertThrows(IllegalStateException.class, store::get);
        assertFalse(store.hasStarted());
        assertTrue(lifecycle.start().succeeded());
        assertTrue(lifecycle.stop().succeeded());
        assertEquals("store", store.get());
    }
}
