package io.turbozap.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.Journal;
import io.turbozap.session.SessionEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WriteBehindTest {

    private static final SessionName SESSION = new SessionName("default");

    private final List<Promise<Void>> writes = new ArrayList<>();

    private final Journal behind = new WriteBehind(new Journal() {
        @Override
        public Future<Void> record(SessionName session, List<SessionEvent> facts) {
            writes.add(Promise.promise());
            return writes.get(writes.size() - 1).future();
        }

        @Override
        public Future<Void> recordHold(boolean held) {
            return record(SESSION, List.of());
        }
    });

    @Test
    void facts_are_acknowledged_before_they_are_stored() {
        assertTrue(behind.record(SESSION, List.of()).succeeded());
        assertTrue(behind.recordHold(true).succeeded());
    }

    @Test
    void who_is_too_far_ahead_waits() {
        for (int i = 0; i < 4_096; i++) {
            assertTrue(behind.record(SESSION, List.of()).succeeded());
        }

        Future<Void> waiting = behind.record(SESSION, List.of());

        assertFalse(waiting.isComplete());
        writes.get(4_096).complete();
        assertTrue(waiting.succeeded());
        writes.get(0).complete();
        assertTrue(behind.record(SESSION, List.of()).succeeded());
    }

    @Test
    void what_could_not_be_stored_stops_nobody() {
        for (int i = 0; i < 4_096; i++) {
            behind.recordHold(false);
        }
        Future<Void> waiting = behind.record(SESSION, List.of());

        writes.get(4_096).fail("no");

        assertTrue(waiting.succeeded());
    }
}
