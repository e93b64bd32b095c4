package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turbozap.config.Config;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.SimulatorOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the scripts with the documented requests against a whole server that sends through the simulator. */
@Tag("slow")
final class DocumentedRequestsTest {

    private static final Path SCRIPTS = Path.of("src/test/sh");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documented-requests.sh",
                "documented-campaign-scheduler.sh",
                "documented-campaign-platform.sh",
                "documented-messenger-delivery.sh",
                "documented-helpdesk.sh"
            })
    void every_documented_request_works_word_for_word(String script) throws Exception {
        for (String tool : List.of("bash", "curl", "jq")) {
            assumeTrue(isThere(tool), () -> tool + " is not installed");
        }
        Vertx vertx = Vertx.vertx();
        Simulator simulator = ShutdownHook.await(Simulator.start(
                vertx,
                SimulatorOptions.builder()
                        .port(0)
                        .timeScale(0.001)
                        .autoStart(true)
                        .build()));
        Server server = ShutdownHook.await(Server.start(Config.of(Map.of(
                "PORT", "0",
                "DATABASE_URL", "memory",
                "WAHA_BASE_URL", simulator.baseUrl(),
                "CHECK_MEDIA", "false",
                "EXECUTION_INTERVAL", "1000",
                "SMS_BASE_URL", simulator.baseUrl(),
                "SMS_ACCOUNT_SID", "AC" + "0".repeat(32),
                "SMS_AUTH_TOKEN", "secret",
                "SMS_FROM", "+15550001111",
                "SMS_INTERVAL", "0"))));
        try {
            assertEquals("", failureOf(script, server.port(), simulator.baseUrl()));
        } finally {
            ShutdownHook.await(server.stop());
            ShutdownHook.await(vertx.close());
        }
    }

    /** What the script said if it failed, else nothing. */
    private static String failureOf(String name, int port, String simulator) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("bash", SCRIPTS.resolve(name).toString()).redirectErrorStream(true);
        script.environment().put("BASE_URL", "http://localhost:" + port);
        script.environment().put("SIMULATOR_URL", simulator);
        script.environment().put("PATIENCE_SECONDS", "30");
        Process process = script.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said;
    }

    private static boolean isThere(String tool) throws InterruptedException {
        try {
            Process version = new ProcessBuilder(tool, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(10, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
