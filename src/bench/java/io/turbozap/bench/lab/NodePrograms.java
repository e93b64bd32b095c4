package io.turbozap.bench.lab;

import io.turbozap.bench.process.Children;
import io.turbozap.bench.process.Programs;
import io.turbozap.bench.process.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Installs programs of Node.js where they may be written to. */
final class NodePrograms {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Children children;
    private final Progress progress;

    NodePrograms(Children children, Progress progress) {
        this.children = children;
        this.progress = progress;
    }

    /** Copies the program in {@code source} to {@code target} with all that it needs; null if that cannot be done. */
    @Nullable
    Path install(String name, Path source, Path target) throws InterruptedException {
        String npm = Programs.find("npm");
        if (npm == null || Programs.find("node") == null || !Files.isDirectory(source)) {
            progress.say("no " + source.getFileName() + " or no Node.js: the " + name + " is not measured");
            return null;
        }
        try {
            copy(source, target);
            List<String> command = List.of(npm, "install", "--no-audit", "--no-fund");
            children.start("installing the " + name, command, Map.of(), target).await(LIMIT);
            return target;
        } catch (IOException | UncheckedIOException e) {
            progress.say("the " + name + " was not installed and is not measured: " + e.getMessage());
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
