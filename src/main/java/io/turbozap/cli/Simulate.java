package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.config.LogSetup;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code simulate}: the WAHA simulator alone. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Runs the WAHA simulator alone. GET /simulator shows how to steer it.")
final class Simulate implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "3001", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "On which address (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--api-key", description = "The X-Api-Key to ask for (default: none).")
    private @Nullable String apiKey;

    @Option(
            names = "--engine",
            defaultValue = "NOWEB",
            description = "Whose answers to give: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Engine engine = Engine.NOWEB;

    @Option(names = "--latency", defaultValue = "0", description = "What each send takes, in ms (default: 0).")
    private long latency;

    @Option(
            names = "--time-scale",
            defaultValue = "1",
            description = "Multiplies WAHA's own waits; 0.01 is a hundred times faster (default: 1).")
    private double timeScale;

    @Option(
            names = "--sessions",
            split = ",",
            paramLabel = "NAME",
            description = "Sessions that exist and work from the start (default: none; a new one must be scanned).")
    private String[] sessions = {};

    @Option(
            names = "--scan-after",
            defaultValue = "0",
            paramLabel = "MS",
            description = "A phone scans each QR code so long after it was shown, in ms (default: never; POST"
                    + " /simulator/scan/NAME scans one).")
    private long scanAfter;

    @Option(
            names = "--auto-start",
            description = "Create a session that nobody created on first use, already working, as WAHA never does.")
    private boolean autoStart;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LogSetup.apply(Config.of(System.getenv()).logging());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        try (ShutdownHook shutdownHook = ShutdownHook.begin()) {
            shutdownHook.add(vertx::close);
            serve(vertx, options());
            shutdownHook.untilTerminated();
        }
        return 0;
    }

    /** The simulator's options by the command line. */
    SimulatorOptions options() {
        return SimulatorOptions.builder()
                .host(host)
                .port(port)
                .apiKey(apiKey)
                .engine(engine)
                .latencyMillis(latency)
                .timeScale(timeScale)
                .sessions(sessions)
                .scanMillis(scanAfter)
                .autoStart(autoStart)
                .build();
    }

    private void serve(Vertx vertx, SimulatorOptions options) {
        Simulator simulator = ShutdownHook.await(Simulator.start(vertx, options)
                .onFailure(failure -> vertx.close())
                .recover(failure -> Future.failedFuture(
                        CannotStartException.listening(host, port, failure, "--port chooses another place."))));
        if (spec != null) {
            spec.commandLine().getOut().println("WAHA simulator on " + simulator.baseUrl());
            spec.commandLine().getOut().println("  steer it:      curl " + simulator.baseUrl() + "/simulator");
            spec.commandLine()
                    .getOut()
                    .println("  scan a code:   curl -X POST " + simulator.baseUrl() + "/simulator/scan/SESSION");
            spec.commandLine().getOut().flush();
        }
    }
}
