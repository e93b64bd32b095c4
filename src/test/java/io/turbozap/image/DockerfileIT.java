package io.turbozap.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the Dockerfile that need no container engine, on the packaged JAR, in a folder in the place of /app. */
final class DockerfileIT {

    private static final List<String> SHELL = List.of("/bin/bash", "-euo", "pipefail", "-c");
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path app;

    private int port;
    private Dockerfile dockerfile;

    @BeforeEach
    void prepare() throws IOException {
        dockerfile = Dockerfile.read();
        Files.copy(Path.of("target/turbozap.jar"), app.resolve("turbozap.jar"), StandardCopyOption.REPLACE_EXISTING);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void archive_step_writes_the_archive_and_the_entrypoint_answers_the_health_check() throws Exception {
        String step = dockerfile.instruction("RUN", "ArchiveClassesAtExit");
        // the owner of the data folder exists in the image alone
        Process built = shell(here(step).replace("-o 10001 -g 10001 ", ""));
        assertEquals(0, end(built), output(built));
        assertTrue(Files.size(app.resolve("turbozap.jsa")) > 1_000_000);
        assertTrue(Files.isDirectory(app.resolve("data")));
        try (var left = Files.list(app.resolve("data"))) {
            assertFalse(left.findAny().isPresent(), "the store of the build is not left in the image");
        }

        Process server = entrypoint();
        try {
            String check = healthCheck();
            Waiting.until("a server that is healthy by the image's own check", () -> end(shell(check)) == 0);
            server.destroy();
            assertEquals(0, end(server));
            assertEquals(1, end(shell(check)), "a server that has ended is not healthy");
        } finally {
            server.destroyForcibly();
        }
    }

    private Process entrypoint() throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(strings(here(dockerfile.instruction("ENTRYPOINT", "turbozap.jar"))));
        command.addAll(strings(dockerfile.instruction("CMD", "serve")));
        return process(command);
    }

    /** The script of the health check, which the engine would run in the container. */
    private String healthCheck() {
        String instruction = dockerfile.instruction("HEALTHCHECK", "CMD");
        List<String> command = strings(instruction.substring(instruction.indexOf("CMD") + 3));
        assertEquals(List.of("bash", "-c"), command.subList(0, 2));
        return command.get(2);
    }

    private static List<String> strings(String json) {
        return new JsonArray(json).stream().map(String.class::cast).toList();
    }

    private String here(String text) {
        return text.replace("/app/", app + "/");
    }

    private Process shell(String script) throws IOException {
        List<String> command = new ArrayList<>(SHELL);
        command.add(script);
        return process(command);
    }

    private Process process(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(app.toFile()).redirectErrorStream(true);
        builder.redirectOutput(app.resolve("output").toFile());
        String home = System.getProperty("java.home");
        builder.environment().put("JAVA_HOME", home);
        builder.environment().put("PATH", home + "/bin:" + System.getenv("PATH"));
        builder.environment().put("PORT", Integer.toString(port));
        return builder.start();
    }

    private static int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    private String output(Process ended) throws IOException {
        return "exit " + ended.exitValue() + ": " + Files.readString(app.resolve("output"));
    }
}
