package io.turbozap.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that the bench started: what it costs, what it said, and its end. */
public final class Child implements AutoCloseable {

    private static final long GRACE_SECONDS = 12;

    private final String name;
    private final Process process;
    private final Path log;

    Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The CPU time it used so far, in microseconds, NaN where the system does not tell. */
    public double cpuMicros() {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e3)
                .orElse(Double.NaN);
    }

    /** The memory it has in RAM, in MB, NaN where the system does not tell. */
    public double residentMegabytes() {
        return status("VmRSS:");
    }

    /** The most memory it ever had in RAM, in MB, NaN where the system does not tell. */
    public double peakResidentMegabytes() {
        return status("VmHWM:");
    }

    /** Waits for its end. */
    public void await(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(name + " did not end within " + limit.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with " + process.exitValue() + ": " + lastLine());
        }
    }

    /** All that it wrote. */
    public List<String> output() throws IOException {
        return new String(Files.readAllBytes(log), UTF_8).lines().toList();
    }

    /** The last line it wrote that is no part of a stack trace, for messages about its failure. */
    public String lastLine() throws IOException {
        return output().stream()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .reduce("it said nothing", (earlier, later) -> later);
    }

    /** Whether and how it ended, for messages: nothing while it runs. */
    public String state() {
        return process.isAlive() ? "" : " (ended with " + process.exitValue() + ")";
    }

    /** Asks it to end, and ends it by force if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it and what it started at once. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private double status(String key) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        } catch (IOException e) {
            return Double.NaN;
        }
        return Double.NaN;
    }
}
