package io.turbozap.cli;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Org;
import io.turbozap.config.Config;
import io.turbozap.config.LogSetup;
import io.turbozap.session.PacingRules;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.WebhookTarget;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code demo}: everything at once, on throw-away data, to see a campaign go out. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts the WAHA simulator and the server, sends sample campaigns over three sessions,"
                + " and keeps serving. Nothing is stored.")
final class Demo implements Callable<Integer> {

    private static final long SIMULATED_LATENCY_MILLIS = 150;
    private static final double SIMULATED_TIME_SCALE = 0.2;
    private static final long SIMULATED_PHONE_MILLIS = 10_000;
    private static final String SIMULATED_SENDER = "+15550001111";

    /** A newsletter takes this multiple of the interval of the others: hours in all. */
    private static final int SLOW = 10;

    @Option(
            names = "--port",
            defaultValue = "${env:PORT:-3000}",
            description = "Port of the server (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--simulator-port",
            defaultValue = "3001",
            description = "Port of the WAHA simulator (default: ${DEFAULT-VALUE}).")
    private int simulatorPort;

    @Option(
            names = "--interval",
            defaultValue = "500",
            description = "Milliseconds between two messages of a session (default: ${DEFAULT-VALUE}; a real"
                    + " account wants 60000).")
    private long interval;

    @Option(
            names = "--contacts",
            defaultValue = "12",
            description = "Contacts of each sample campaign (default: ${DEFAULT-VALUE}).")
    private int contacts;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (contacts < 1 || contacts > SampleCampaigns.MOST_CONTACTS) {
            throw new ParameterException(
                    commandSpec().commandLine(), "--contacts must be from 1 to " + SampleCampaigns.MOST_CONTACTS);
        }
        LogSetup.apply(new Config.Logging(System.getenv().getOrDefault("LOG_LEVEL", "WARN"), "text"));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        try (ShutdownHook shutdownHook = ShutdownHook.begin()) {
            Simulator simulator = ShutdownHook.await(startSimulator(vertx));
            Server server = new Server(config(simulator));
            shutdownHook.add(server::stop);
            shutdownHook.add(vertx::close);
            ShutdownHook.await(server.start());
            show(server, simulator);
            shutdownHook.untilTerminated();
        } catch (RuntimeException failure) {
            vertx.close();
            throw failure;
        }
        return 0;
    }

    private Future<Simulator> startSimulator(Vertx vertx) {
        SimulatorOptions options = SimulatorOptions.builder()
                .port(simulatorPort)
                .latencyMillis(SIMULATED_LATENCY_MILLIS)
                .timeScale(SIMULATED_TIME_SCALE)
                .sessions(SampleCampaigns.sessions())
                .scanMillis(SIMULATED_PHONE_MILLIS)
                .webhooks(WebhookTarget.all("http://127.0.0.1:" + port + "/webhooks/waha", /* hmacKey= */ null))
                .build();
        return Simulator.start(vertx, options)
                .recover(failure -> Future.failedFuture(CannotStartException.listening(
                        "127.0.0.1", simulatorPort, failure, "--simulator-port chooses another place.")));
    }

    /** Settings of its own, whatever the environment has: a demo must work the same everywhere. */
    private Config config(Simulator simulator) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PORT", Integer.toString(port));
        variables.put("DATABASE_URL", "memory");
        variables.put("WAHA_BASE_URL", simulator.baseUrl());
        variables.put("CHECK_MEDIA", "false"); // the simulator downloads nothing
        variables.put("EXECUTION_INTERVAL", Long.toString(interval));
        variables.put("SMS_BASE_URL", simulator.baseUrl());
        variables.put("SMS_ACCOUNT_SID", "ACdemo");
        variables.put("SMS_AUTH_TOKEN", "demo");
        variables.put("SMS_FROM", SIMULATED_SENDER);
        variables.put("SMS_INTERVAL", Long.toString(interval));
        return Config.of(variables);
    }

    private void show(Server server, Simulator simulator) throws InterruptedException {
        PrintWriter out = commandSpec().commandLine().getOut();
        out.println("Turbozap on http://localhost:" + server.port() + "/, sending through the WAHA simulator on "
                + simulator.baseUrl());
        out.println();
        List<Campaign> samples = SampleCampaigns.create(contacts);
        List<Future<?>> executed = new ArrayList<>();
        samples.forEach(sample -> executed.add(server.sessions().commands().start(sample)));
        executed.add(server.sessions()
                .commands()
                .pace(SampleCampaigns.SLOW, PacingRules.every(SLOW * interval))
                .compose(paced -> server.sessions().commands().start(SampleCampaigns.slow())));
        SampleCampaigns.addressBook()
                .forEach(person -> executed.add(server.storage().contacts.add(Org.FIRST, person)));
        executed.add(server.storage()
                .lists
                .put(Org.FIRST, SampleCampaigns.LIST, SampleCampaigns.contacts(samples.size(), contacts)));
        ShutdownHook.await(Future.all(executed));
        new DemoProgress(server.sessions().queries(), samples, out, Help.Ansi.AUTO.enabled()).follow();
        farewell(out, server, simulator);
    }

    private static void farewell(PrintWriter out, Server server, Simulator simulator) {
        String base = "http://localhost:" + server.port();
        out.println();
        out.println("Done. Everything keeps running until Ctrl-C:");
        out.println("  the dashboard       " + base + "/  (a simulated phone scans each QR code after "
                + SIMULATED_PHONE_MILLIS / 1_000 + " s)");
        out.println("                      a newsletter goes on for hours, through " + SampleCampaigns.SLOW.value()
                + "; the address book has some people");
        out.println("  API, documented     " + base + "/api/docs/");
        out.println("  a list to blast to  curl '" + base + "/api/campaigns/recipients?campaignId="
                + SampleCampaigns.LIST + "'");
        out.println("  queue status        curl " + base + "/api/campaigns/queue/status");
        out.println("  what was received   curl " + simulator.baseUrl() + "/simulator/summary");
        out.println("  make WAHA fail      curl " + simulator.baseUrl() + "/simulator");
        out.flush();
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli");
        }
        return spec;
    }
}
