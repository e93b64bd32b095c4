package io.turbozap.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.fixture.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real server as a process of its own, on a port of its own choice. */
public final class ServerProcess implements AutoCloseable {

    static final int KILLED = 128 + 9;

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
    private static final long PATIENCE_SECONDS = 60;

    /** From this Java on, native access that is not allowed is warned of on the console. */
    private static final int WARNS_OF_NATIVE_ACCESS = 24;

    private final Process process;
    private final Path log;
    private int port;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a server and returns before it listens.
     *
     * @param directory where it works and leaves what it wrote
     * @param settings its environment variables
     */
    public static ServerProcess start(Path directory, Map<String, String> settings) throws IOException {
        return start(directory, settings, List.of("-Xmx160m"));
    }

    /**
     * As {@link #start(Path, Map)}.
     *
     * @param options of its Java, such as its heap
     */
    public static ServerProcess start(Path directory, Map<String, String> settings, List<String> options)
            throws IOException {
        return start(directory, settings, options, "io.turbozap.cli.Turbozap", "serve");
    }

    /**
     * As {@link #start(Path, Map, List)}, with another program around the server.
     *
     * @param main its main class and arguments
     */
    static ServerProcess start(Path directory, Map<String, String> settings, List<String> options, String... main)
            throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        Path log = Files.createTempFile(directory, "server-", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // soon up rather than fast later
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(options);
        // what the killed leave behind is removed with the directory
        command.addAll(List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary.toAbsolutePath()));
        if (Runtime.version().feature() >= WARNS_OF_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED"); // as the manifest of the JAR has it
        }
        // the class path of the tests has a quiet log, which would not tell the port
        command.add("-Dlogback.configurationFile=config/logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(main));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().put("PORT", "0");
        builder.environment().putAll(settings);
        return new ServerProcess(builder.start(), log);
    }

    public long pid() {
        return process.pid();
    }

    /** The port that it listens on, once it does. */
    public int awaitListening() {
        Waiting.until(() -> "a server that listens: " + output(), PATIENCE_SECONDS, this::isListening);
        return port;
    }

    private boolean isListening() throws IOException {
        boolean alive = process.isAlive();
        Matcher said = LISTENING.matcher(output());
        if (said.find()) {
            port = Integer.parseInt(said.group(1));
        } else if (!alive) {
            throw new AssertionError("the server ended with " + process.exitValue() + ": " + output());
        }
        return port != 0;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGKILL, from whatever thread, and waits for nothing. */
    void shoot() {
        process.destroyForcibly();
    }

    /** Sends SIGKILL, unless somebody did, and waits for the end. */
    public void kill() throws InterruptedException {
        shoot();
        assertEquals(KILLED, awaitEnd(), "killed, not ended by itself");
    }

    /** Sends SIGTERM and waits for the end. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the server does not end");
        }
        return process.exitValue();
    }

    /** All that it wrote. */
    public String output() throws IOException {
        return new String(Files.readAllBytes(log), UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
