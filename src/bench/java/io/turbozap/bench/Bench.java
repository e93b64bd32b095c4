package io.turbozap.bench;

import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Scale;
import io.turbozap.bench.lab.Settings;
import io.turbozap.bench.process.Programs;
import io.turbozap.bench.process.QuietLog;
import io.turbozap.bench.process.Stopwatch;
import io.turbozap.bench.report.JsonReport;
import io.turbozap.bench.report.Machine;
import io.turbozap.bench.report.Outcome;
import io.turbozap.bench.report.Report;
import io.turbozap.bench.report.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code bench} command: measures a JAR of Turbozap from outside, in processes of its own, and prints one table. Ends
 * with 0 if everything was measured, whatever it reached, with 1 if something failed, with 2 on wrong options.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Turbozap beside the reference implementation and a bare client loop.",
        footer = "The whole table takes about an hour. Keep the machine quiet meanwhile.")
public final class Bench implements Callable<Integer> {

    private static final int INTERRUPTED = 130; // as shells have it after Ctrl-C

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "MEASURE",
            description = "Only these measures: create, heap, queued, drain1, drain50, latency50, latency500, waiting,"
                    + " status, sockets, imports, start, stall, durable1, durable50, durablecreate, recovery, pages, durablestart, acks,"
                    + " bullmq.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is repeated, 1 to 100 (default: 3, with --quick 1).")
    private @Nullable Integer rounds;

    @Option(names = "--quick", description = "A smoke test of the bench itself: small sizes, figures without meaning.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything measured as JSON to this file too.")
    private @Nullable Path json;

    @Option(names = "--markdown", description = "Prints the table as Markdown.")
    private boolean markdown;

    @Option(
            names = "--jar",
            paramLabel = "PATH",
            defaultValue = "target/turbozap.jar",
            description = "The Turbozap to measure (default: ${DEFAULT-VALUE}).")
    private Path jar = Path.of("target/turbozap.jar");

    @Option(
            names = "--yardsticks",
            paramLabel = "DIR",
            defaultValue = "../shared/bench",
            description = "Where stub.c, turbozap-node and bullmq are, if anywhere (default: ${DEFAULT-VALUE}).")
    private Path yardsticks = Path.of("../shared/bench");

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "Given to the measured JVM, such as --java-option=-XX:+UseSerialGC. Repeatable.")
    private List<String> javaOptions = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs the command by itself. */
    public static void main(String[] args) {
        QuietLog.keep();
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Measure> measures = measures();
        Settings settings = new Settings(existingJar(), yardsticks, javaOptions, scale());
        Machine machine = Machine.here();
        Stopwatch progress = new Stopwatch(System.err);
        try (Lab lab = new Lab(settings, progress);
                Rounds runner = new Rounds(lab)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Measure measure : measures) {
                outcomes.add(runner.run(measure));
            }
            Report report = new Report(machine, conditions(lab, settings), outcomes);
            print(report);
            return report.failures().isEmpty() ? 0 : 1;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    private void print(Report report) throws IOException {
        if (json != null) {
            Files.writeString(json, JsonReport.of(report).encodePrettily() + "\n");
        }
        PrintWriter out = commandLine().getOut();
        out.print(markdown ? Tables.markdown(report) : Tables.plain(report));
        out.flush();
    }

    private static List<String> conditions(Lab lab, Settings settings) throws IOException {
        List<String> conditions = new ArrayList<>();
        if (settings.scale().quick()) {
            conditions.add("QUICK: a smoke test with small sizes and short windows; these figures mean nothing");
        }
        conditions.add("median of " + settings.scale().rounds() + " rounds [least..most], fresh processes on loopback,"
                + " ratios from the same round; the targets take turns within a round");
        conditions.add(lab.stubName() + " in the place of WAHA"
                + (Programs.pin().isEmpty() ? "; no taskset, nothing is pinned" : ""));
        conditions.add(Disk.describe(lab));
        if (!settings.javaOptions().isEmpty()) {
            conditions.add("JVM options: " + String.join(" ", settings.javaOptions()));
        }
        return conditions;
    }

    private List<Measure> measures() {
        try {
            return Measures.named(only);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), "--only: " + e.getMessage(), e);
        }
    }

    private Scale scale() {
        int chosen = rounds != null ? rounds : quick ? 1 : 3;
        if (chosen < 1 || chosen > 100) {
            throw new ParameterException(commandLine(), "--rounds: " + chosen + " is not between 1 and 100");
        }
        return quick ? Scale.quick(chosen) : Scale.full(chosen);
    }

    private Path existingJar() {
        if (!Files.isRegularFile(jar)) {
            throw new ParameterException(commandLine(), "--jar: there is no " + jar);
        }
        return jar;
    }

    private CommandLine commandLine() {
        return spec == null ? new CommandLine(this) : spec.commandLine();
    }
}
