package io.turbozap.bench.lab;

import io.turbozap.bench.client.Readiness;
import io.turbozap.bench.process.Child;
import io.turbozap.bench.process.Children;
import io.turbozap.bench.process.Ports;
import io.turbozap.bench.process.Programs;
import io.turbozap.bench.process.Progress;
import io.turbozap.bench.stub.StubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where measures start processes: a temporary folder, and the certainty that nothing of it is left behind. */
public final class Lab implements AutoCloseable {

    private final Settings settings;
    private final Progress progress;
    private final Path directory;
    private final Children children;
    private final Yardsticks yardsticks;
    private final Thread atExit = new Thread(this::cleanUp, "bench-clean-up");

    public Lab(Settings settings, Progress progress) throws IOException, InterruptedException {
        this.settings = settings;
        this.progress = progress;
        this.directory = Files.createTempDirectory("turbozap-bench-");
        this.children = new Children(directory);
        Runtime.getRuntime().addShutdownHook(atExit);
        this.yardsticks = new Yardsticks(settings.yardsticks(), directory, children, progress);
    }

    public Scale scale() {
        return settings.scale();
    }

    public void say(String text) {
        progress.say(text);
    }

    /** A path in the temporary folder, in which every process runs. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /** A new folder in it. */
    Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(directory, name + "-");
    }

    public boolean has(Product product) {
        return product == Product.TURBOZAP || yardsticks.folder(product) != null;
    }

    /** Those of {@code wanted} that this machine can run. */
    public List<Product> available(Product... wanted) {
        return Stream.of(wanted).filter(this::has).toList();
    }

    public String stubName() {
        return yardsticks.stub() == null ? "Java stub" : "C stub";
    }

    public Server start(Product product, Launch launch) throws IOException, InterruptedException {
        int port = Ports.free();
        progress.say("  " + product.title());
        long started = System.nanoTime();
        Child child = process(product, launch, port);
        try {
            return new Server(product, child, port, started);
        } catch (IOException e) {
            child.close();
            throw new IOException(product.title() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Milliseconds from the start of a process to its first 201, for a client that creates a campaign as soon as
     * {@code /health} is answered, and again where that is refused.
     */
    public double firstCreateMillis(Product product, Launch launch) throws IOException, InterruptedException {
        int port = Ports.free();
        progress.say("  " + product.title() + ", first campaign");
        long started = System.nanoTime();
        try (Child child = process(product, launch, port)) {
            Readiness.await(child, port, "/health");
            Server.firstCreate(child, port);
            return (System.nanoTime() - started) / 1e6;
        }
    }

    private Child process(Product product, Launch launch, int port) throws IOException {
        Path folder = yardsticks.folder(product);
        return children.start(
                product.title(),
                folder == null ? launch.turbozap(settings) : launch.node(),
                launch.environment(product, port),
                folder == null ? directory : folder);
    }

    /**
     * Starts a stub of WAHA.
     *
     * @param pinned whether it shares the first CPU with what else is pinned
     */
    public Stub stub(int latencyMillis, boolean pinned) throws IOException, InterruptedException {
        int port = Ports.free();
        Path program = yardsticks.stub();
        String latency = Integer.toString(latencyMillis);
        if (program == null) {
            return new Stub(helper(StubServer.class, pinned, Integer.toString(port), latency), port);
        }
        List<String> command = new ArrayList<>(pinned ? Programs.pin() : List.of());
        command.addAll(List.of(program.toString(), Integer.toString(port), latency));
        return new Stub(run("stub", command), port);
    }

    /** A stub that notes how late the requests of each session come. */
    public Stub punctualStub(long intervalMillis, int sessions) throws IOException, InterruptedException {
        int port = Ports.free();
        Child child = helper(
                StubServer.class,
                false,
                Integer.toString(port),
                "0",
                Long.toString(intervalMillis),
                Integer.toString(sessions));
        return new Stub(child, port);
    }

    /** Runs a main class of the bench in a process of its own. */
    public Child helper(Class<?> main, boolean pinned, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(pinned ? Programs.pin() : List.of());
        command.addAll(List.of(Programs.ofJdk("java"), "-Xmx512m", "-cp", Programs.classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return run(main.getSimpleName(), command);
    }

    Child run(String name, List<String> command) throws IOException {
        return children.start(name, command, Map.of());
    }

    /** Whether the bench was told to end, so that whatever fails now says nothing. */
    public boolean isClosed() {
        return children.isClosed();
    }

    /** Ends at once whatever runs, so that a measure which hangs fails. */
    public void interrupt() {
        children.killAll();
    }

    @Override
    public void close() {
        cleanUp();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process is ending already, by that very hook
        }
    }

    private synchronized void cleanUp() {
        children.close();
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            progress.say("left behind: " + directory);
        }
    }
}
