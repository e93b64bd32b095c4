package io.turbozap.simulator.fault;

import static io.turbozap.simulator.fault.Fault.Target.CHECK_EXISTS;
import static io.turbozap.simulator.fault.Fault.Target.SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final long SEED = 7;

    private final Faults faults = new Faults(new SplittableRandom(SEED));

    @Test
    void without_orders_nothing_strikes() {
        assertEquals(Faults.Strike.NONE, faults.next(SEND, "a"));
    }

    @Test
    void a_fault_is_spent_after_its_times() {
        faults.add(Fault.of(Fault.Kind.HANG).times(2));

        assertNotNull(faults.next(SEND, "a").fault());
        assertEquals(1, faults.list().get(0).times());
        assertNotNull(faults.next(SEND, "b").fault());
        assertNull(faults.next(SEND, "a").fault());
        assertTrue(faults.list().isEmpty());
    }

    @Test
    void a_fault_strikes_its_session_and_target_only() {
        faults.add(Fault.of(Fault.Kind.RATE_OVERLIMIT).on(CHECK_EXISTS).inSession("a"));

        assertNull(faults.next(SEND, "a").fault());
        assertNull(faults.next(CHECK_EXISTS, "b").fault());
        assertNotNull(faults.next(CHECK_EXISTS, "a").fault());
    }

    @Test
    void delays_add_up_until_something_else_strikes() {
        faults.add(Fault.latency(5));
        faults.add(Fault.latency(7));
        faults.add(Fault.of(Fault.Kind.RESET).delayed(11));
        faults.add(Fault.latency(100));

        Faults.Strike strike = faults.next(SEND, "a");

        assertEquals(23, strike.delayMillis());
        assertNotNull(strike.fault());
        assertEquals(Fault.Kind.RESET, strike.fault().kind());
    }

    @Test
    void chance_is_of_the_seed() {
        faults.add(Fault.of(Fault.Kind.BAD_GATEWAY).withProbability(0.3));
        int struck = 0;
        for (int i = 0; i < 10_000; i++) {
            struck += faults.next(SEND, "a").fault() == null ? 0 : 1;
        }
        assertTrue(struck > 2_700 && struck < 3_300, "seed " + SEED + " struck " + struck);
    }

    @Test
    void nonsense_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Fault.latency(-1));
        assertThrows(IllegalArgumentException.class, () -> Fault.latency(1).withProbability(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Fault.latency(1).times(-1));
    }

    @Test
    void their_number_is_bounded() {
        for (int i = 0; i < Faults.MAX; i++) {
            faults.add(Fault.latency(1));
        }
        assertThrows(IllegalArgumentException.class, () -> faults.add(Fault.latency(1)));
    }
}
