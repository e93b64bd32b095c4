package io.turbozap.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** How many connections there may be, and from where. */
final class ConnectionLimitsTest {

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private static int entered(ConnectionLimits connectionLimits, String address, int tries)
            throws UnknownHostException {
        int entered = 0;
        for (int i = 0; i < tries; i++) {
            entered += connectionLimits.enter(address(address)) ? 1 : 0;
        }
        return entered;
    }

    @Test
    void one_address_cannot_take_all_places() throws Exception {
        ConnectionLimits connectionLimits = new ConnectionLimits(100, 10);
        assertEquals(10, entered(connectionLimits, "192.0.2.1", 50));
        assertEquals(10, entered(connectionLimits, "192.0.2.2", 50));
        connectionLimits.leave(address("192.0.2.1"));
        assertEquals(1, entered(connectionLimits, "192.0.2.1", 50));
        assertEquals(20, connectionLimits.open());
    }

    @Test
    void a_network_of_ipv6_counts_as_one_address() throws Exception {
        ConnectionLimits connectionLimits = new ConnectionLimits(100, 10);
        assertEquals(10, entered(connectionLimits, "2001:db8:1:2::1", 50));
        assertEquals(0, entered(connectionLimits, "2001:db8:1:2:ffff::9", 50));
        assertEquals(10, entered(connectionLimits, "2001:db8:1:3::1", 50));
    }

    @Test
    void this_host_gets_in_when_others_have_taken_all_they_may() throws Exception {
        ConnectionLimits connectionLimits = new ConnectionLimits(160, 1_000);
        assertEquals(150, entered(connectionLimits, "192.0.2.1", 500));
        assertTrue(connectionLimits.isCrowded());
        assertEquals(10, entered(connectionLimits, "127.0.0.1", 500));
        assertFalse(connectionLimits.enter(null));
        assertEquals(160, connectionLimits.open());
    }
}
