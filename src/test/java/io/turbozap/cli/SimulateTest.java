package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.model.SimulatorOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateTest {

    private static SimulatorOptions options(String... arguments) {
        Simulate simulate = new Simulate();
        new CommandLine(simulate).parseArgs(arguments);
        return simulate.options();
    }

    @Test
    void a_session_of_a_plain_simulator_must_be_created_and_scanned_as_with_a_real_waha() {
        SimulatorOptions plain = options();

        assertFalse(plain.autoStart());
        assertEquals(0, plain.scanMillis());
        assertEquals(List.of(), plain.sessions());
    }

    @Test
    void options_scan_codes_and_let_sessions_work_from_the_start() {
        SimulatorOptions handy = options("--scan-after", "4000", "--sessions", "sales,support", "--auto-start");

        assertEquals(4_000, handy.scanMillis());
        assertEquals(List.of("sales", "support"), handy.sessions());
        assertTrue(handy.autoStart());
    }
}
