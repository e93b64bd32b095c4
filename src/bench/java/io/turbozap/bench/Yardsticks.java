package io.turbozap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs to compare with, made ready in a temporary folder, as far as this machine has what they need. */
final class Yardsticks {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final @Nullable Path stub;
    private final @Nullable Path reference;

    /**
     * @param source the folder that has them, if it exists
     * @param directory where they are made ready
     */
    Yardsticks(Path source, Path directory, Children children, Progress progress) throws InterruptedException {
        stub = stub(source.resolve("stub.c"), directory.resolve("stub"), children, progress);
        reference = reference(source.resolve("turbozap-node"), directory.resolve("reference"), children, progress);
    }

    /** The compiled stub, or null if it cannot be had. */
    @Nullable
    Path stub() {
        return stub;
    }

    /** The installed reference implementation, or null if it cannot be had. */
    @Nullable
    Path reference() {
        return reference;
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

    private static @Nullable Path reference(Path source, Path target, Children children, Progress progress)
            throws InterruptedException {
        String npm = Programs.find("npm");
        if (npm == null || Programs.find("node") == null || !Files.isDirectory(source)) {
            progress.say("no turbozap-node or no Node.js: the reference is not measured");
            return null;
        }
        try {
            copy(source, target);
            List<String> command = List.of(npm, "install", "--no-audit", "--no-fund");
            children.start("installing the reference", command, Map.of(), target)
                    .await(LIMIT);
            return target;
        } catch (IOException | UncheckedIOException e) {
            progress.say("the reference was not installed and is not measured: " + e.getMessage());
            return null;
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.write(target.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }
}
