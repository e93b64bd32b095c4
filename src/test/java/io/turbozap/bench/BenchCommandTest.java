package io.turbozap.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Scale;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine command =
            new CommandLine(new Bench()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void help_names_every_measure() {
        assertEquals(0, command.execute("--help"));
        for (String name : Measures.names()) {
            assertTrue(out.toString().contains(name), name);
        }
    }

    @Test
    void unknown_measure_is_refused_with_what_there_is() {
        assertEquals(2, command.execute("--only", "create,speed"));
        assertTrue(err.toString().contains("no measure speed"), err.toString());
        assertTrue(err.toString().contains("drain50"), err.toString());
    }

    @Test
    void rounds_are_bounded() {
        assertEquals(2, command.execute("--rounds", "0"));
        assertEquals(2, command.execute("--rounds", "101"));
    }

    @Test
    void missing_jar_is_named() {
        assertEquals(2, command.execute("--jar", "no/such.jar"));
        assertTrue(err.toString().contains("such.jar"), err.toString());
    }

    @Test
    void measures_are_run_in_the_order_of_the_table() {
        List<String> chosen = Measures.named(List.of("stall", "create")).stream()
                .map(Measure::name)
                .toList();
        assertEquals(List.of("create", "stall"), chosen);
        assertEquals(Measures.names().size(), Measures.named(List.of()).size());
    }

    @Test
    void queues_outlast_warm_up_and_window() {
        Scale scale = Scale.full(3);
        double requests = 4.0 * 50 * scale.contactsFor(2_500, 50);
        assertTrue(requests > 2_500 * (scale.warmUpMillis() + scale.windowMillis()) / 1e3);
    }
}
