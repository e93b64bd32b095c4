package io.turbozap.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes and sees to it that none outlives the bench. */
public final class Children implements AutoCloseable {

    /** What programs need to be found and to run; the rest of the user's environment could change what is measured. */
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR", "SystemRoot");

    private final Path directory;
    private final List<Child> started = new ArrayList<>();
    private boolean closed;

    /** @param directory where they run and their output is kept */
    public Children(Path directory) {
        this.directory = directory;
    }

    public synchronized Child start(String name, List<String> command, Map<String, String> environment)
            throws IOException {
        return start(name, command, environment, directory);
    }

    public synchronized Child start(
            String name, List<String> command, Map<String, String> environment, Path workingDirectory)
            throws IOException {
        if (closed) {
            throw new IOException("the bench is ending");
        }
        started.removeIf(child -> !child.isAlive());
        Path log = directory.resolve(name.replaceAll("\\W+", "-") + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        Child child = new Child(name, builder.start(), log);
        started.add(child);
        return child;
    }

    /** Whether nothing can be started any more. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Ends at once whatever still runs; more can be started after it. */
    public synchronized void killAll() {
        started.forEach(Child::kill);
        started.clear();
    }

    @Override
    public synchronized void close() {
        closed = true;
        killAll();
    }
}
