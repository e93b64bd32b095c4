package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What serves timers and sockets. A library that does not fit its native part would fall back without a word. */
final class TransportTest {

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void linux_is_served_by_epoll() {
        Vertx vertx = new Metrics().vertx(1);
        try {
            assertTrue(vertx.isNativeTransportEnabled(), () -> String.valueOf(vertx.unavailableNativeTransportCause()));
            assertEquals(
                    "EpollTransport",
                    ((VertxInternal) vertx).transport().getClass().getSimpleName());
        } finally {
            vertx.close().await();
        }
    }
}
