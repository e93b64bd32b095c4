package io.turbozap.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** How many connections there may be, and from where. */
final class AdmissionTest {

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private static int entered(Admission admission, String address, int tries) throws UnknownHostException {
        int entered = 0;
        for (int i = 0; i < tries; i++) {
            entered += admission.enter(address(address)) ? 1 : 0;
        }
        return entered;
    }

    @Test
    void one_address_cannot_take_all_places() throws Exception {
        Admission admission = new Admission(100, 10);
        assertEquals(10, entered(admission, "192.0.2.1", 50));
        assertEquals(10, entered(admission, "192.0.2.2", 50));
        admission.leave(address("192.0.2.1"));
        assertEquals(1, entered(admission, "192.0.2.1", 50));
        assertEquals(20, admission.open());
    }

    @Test
    void a_network_of_ipv6_counts_as_one_address() throws Exception {
        Admission admission = new Admission(100, 10);
        assertEquals(10, entered(admission, "2001:db8:1:2::1", 50));
        assertEquals(0, entered(admission, "2001:db8:1:2:ffff::9", 50));
        assertEquals(10, entered(admission, "2001:db8:1:3::1", 50));
    }

    @Test
    void this_host_gets_in_when_others_have_taken_all_they_may() throws Exception {
        Admission admission = new Admission(160, 1_000);
        assertEquals(150, entered(admission, "192.0.2.1", 500));
        assertTrue(admission.isCrowded());
        assertEquals(10, entered(admission, "127.0.0.1", 500));
        assertFalse(admission.enter(null));
        assertEquals(160, admission.open());
    }
}
