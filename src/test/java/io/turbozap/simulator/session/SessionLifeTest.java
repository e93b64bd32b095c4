package io.turbozap.simulator.session;

import static io.turbozap.simulator.model.SessionStatus.FAILED;
import static io.turbozap.simulator.model.SessionStatus.SCAN_QR_CODE;
import static io.turbozap.simulator.model.SessionStatus.STARTING;
import static io.turbozap.simulator.model.SessionStatus.STOPPED;
import static io.turbozap.simulator.model.SessionStatus.WORKING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.model.SessionStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionLifeTest {

    private final SessionLife life = new SessionLife();

    private SessionStatus advanced() {
        life.advance(0);
        return life.status();
    }

    @Test
    void a_new_session_is_started_scanned_and_works() {
        assertEquals(STOPPED, life.status());
        assertTrue(life.start(1));
        assertEquals(STARTING, life.status());
        assertEquals(SessionLife.Next.SHOW_QR, life.next());
        assertEquals(SCAN_QR_CODE, advanced());
        assertTrue(life.scan());
        assertEquals(SCAN_QR_CODE, life.status(), "WhatsApp closes the stream first");
        assertTrue(life.knowsAccount());
        assertEquals(SessionLife.Next.RECONNECT, life.next());
        assertEquals(STARTING, advanced());
        assertTrue(life.knowsAccount());
        assertEquals(SessionLife.Next.CONNECT, life.next());
        assertEquals(WORKING, advanced());
        assertEquals(SessionLife.Next.NOTHING, life.next());
    }

    @Test
    void a_code_is_scanned_once() {
        life.force(SCAN_QR_CODE, 0);

        assertTrue(life.scan());
        assertFalse(life.scan());
    }

    @Test
    void a_started_session_shows_its_account_when_it_has_connected() {
        life.force(WORKING, 0);
        life.stop(0);
        life.start(0);
        assertFalse(life.knowsAccount());

        advanced();

        assertTrue(life.knowsAccount());
    }

    @Test
    void a_dropped_connection_is_made_anew() {
        life.force(WORKING, 0);
        life.drop(0);
        assertEquals(WORKING, life.status());
        assertEquals(SessionLife.Next.RECONNECT, life.next());

        assertEquals(STARTING, advanced());
        assertEquals(WORKING, advanced());
    }

    @Test
    void a_session_that_waits_for_a_phone_fails_when_its_connection_drops() {
        life.force(SCAN_QR_CODE, 0);
        life.drop(0);

        assertEquals(FAILED, life.status());
    }

    @Test
    void only_unpairing_leads_out_of_a_removed_device() {
        life.force(WORKING, 0);
        life.removeDevice(0);
        assertEquals(FAILED, life.status());
        assertTrue(life.knowsAccount());
        life.stop(0);
        life.start(0);
        assertEquals(FAILED, advanced());

        life.stop(0);
        life.unpair();
        life.start(0);

        assertEquals(SCAN_QR_CODE, advanced());
        assertFalse(life.knowsAccount());
    }

    @Test
    void a_paired_session_starts_without_a_scan() {
        life.force(WORKING, 0);
        life.stop(0);
        life.start(0);

        assertEquals(WORKING, advanced());
    }

    @Test
    void only_a_stopped_session_can_be_started() {
        for (SessionStatus status : List.of(STARTING, SCAN_QR_CODE, WORKING, FAILED)) {
            life.force(status, 0);
            assertFalse(life.start(0), status.name());
            assertEquals(status, life.status());
        }
    }

    @Test
    void a_code_that_nobody_scans_is_renewed_and_fails_in_the_end() {
        life.start(0);
        for (int code = 1; code <= SessionLife.QR_CODES; code++) {
            assertEquals(SCAN_QR_CODE, advanced());
            assertEquals(SessionLife.Next.RENEW_QR, life.next());
        }
        assertEquals(FAILED, advanced());
        assertFalse(life.scan());
    }

    @Test
    void an_unpaired_session_wants_to_be_scanned_again() {
        life.force(WORKING, 0);
        life.stop(0);
        life.unpair();
        life.start(0);

        assertEquals(STARTING, life.status());
        assertFalse(life.paired());
        assertEquals(SCAN_QR_CODE, advanced());
    }

    @Test
    void a_stopped_session_is_not_stopped_again() {
        assertFalse(life.stop(0));

        assertEquals(STOPPED, life.status());
    }

    @Test
    void the_last_three_statuses_since_the_start_are_remembered() {
        life.force(FAILED, 0);
        life.stop(0);
        life.start(1);
        life.advance(2);
        life.scan();
        life.advance(3);
        life.advance(4);

        assertEquals(
                List.of(SCAN_QR_CODE, STARTING, WORKING),
                life.moments().stream().map(SessionLife.Moment::status).toList());
    }
}
