package io.turbozap.bench.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the programs are that the bench starts. */
public final class Programs {

    private Programs() {}

    /** The program of that name on the search path, or null. */
    public static @Nullable String find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(program) && !Files.isDirectory(program)) {
                return program.toString();
            }
        }
        return null;
    }

    /** A program of the JDK that runs the bench, such as {@code java} or {@code jcmd}. */
    public static String ofJdk(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** The class path of the bench, usable from any directory. */
    public static String classPath() {
        List<String> entries = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        return entries.stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What puts a command on the first CPU: empty where there is no {@code taskset}. */
    public static List<String> pin() {
        String taskset = find("taskset");
        return taskset == null ? List.of() : Arrays.asList(taskset, "-c", "0");
    }
}
