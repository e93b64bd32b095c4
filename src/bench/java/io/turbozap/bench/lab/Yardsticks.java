package io.turbozap.bench.lab;

import io.turbozap.bench.process.Children;
import io.turbozap.bench.process.Programs;
import io.turbozap.bench.process.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The programs to compare with, made ready in a temporary folder, as far as this machine has what they need. */
final class Yardsticks {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final @Nullable Path stub;
    private final @Nullable Path reference;
    private final @Nullable Path bullMq;

    /**
     * @param source the folder that has them, if it exists
     * @param directory where they are made ready
     */
    Yardsticks(Path source, Path directory, Children children, Progress progress) throws InterruptedException {
        stub = stub(source.resolve("stub.c"), directory.resolve("stub"), children, progress);
        NodePrograms programs = new NodePrograms(children, progress);
        reference = programs.install("reference", source.resolve("turbozap-node"), directory.resolve("reference"));
        if (Redis.program() == null) {
            progress.say("no redis-server: BullMQ is not measured");
            bullMq = null;
        } else {
            bullMq = programs.install("BullMQ", source.resolve("bullmq"), directory.resolve("bullmq"));
        }
    }

    /** The compiled stub, or null if it cannot be had. */
    @Nullable
    Path stub() {
        return stub;
    }

    /** Where {@code product} is installed, or null if it cannot be had or is no yardstick. */
    @Nullable
    Path folder(Product product) {
        return switch (product) {
            case TURBOZAP -> null;
            case REFERENCE, REFERENCE_RAW -> reference;
            case BULLMQ -> bullMq;
        };
    }

    private static @Nullable Path stub(Path source, Path program, Children children, Progress progress)
            throws InterruptedException {
        String compiler = Programs.find("gcc");
        if (compiler == null || !Files.isRegularFile(source)) {
            progress.say("no stub.c or no gcc: using the Java stub");
            return null;
        }
        try {
            List<String> command = List.of(
                    compiler,
                    "-O2",
                    "-pthread",
                    "-o",
                    program.toString(),
                    source.toAbsolutePath().toString());
            children.start("compiling the stub", command, Map.of()).await(LIMIT);
            return program;
        } catch (IOException e) {
            progress.say("the stub was not compiled, using the Java stub: " + e.getMessage());
            return null;
        }
    }
}
