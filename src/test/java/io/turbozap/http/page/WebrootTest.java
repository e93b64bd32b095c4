package io.turbozap.http.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard's modules under the checks of their own language: format, types, unit tests. */
class WebrootTest {

    private static final Path PROGRAMS = Path.of("src/test/node");
    private static final Path WEBROOT = Path.of("src/main/resources/webroot");

    @TempDir
    private Path folder;

    @BeforeEach
    void programs_are_installed() {
        boolean hasNode = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
        assumeTrue(
                hasNode && Files.isDirectory(PROGRAMS.resolve("node_modules/typescript")),
                "no node, or no programs for it: npm ci --prefix src/test/node");
    }

    private void node(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, () -> command + " did not end");
        assertEquals(0, process.exitValue(), Files.readString(output));
    }

    private static String program(String path) {
        return PROGRAMS.resolve("node_modules").resolve(path).toString();
    }

    private static List<String> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(suffix) && !name.contains("node_modules"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void modules_are_formatted() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                program("prettier/bin/prettier.cjs"),
                "--config",
                PROGRAMS.resolve("prettier.json").toString(),
                "--check"));
        arguments.addAll(files(WEBROOT, ".js"));
        arguments.addAll(files(PROGRAMS, "js"));

        node(arguments);
    }

    @Test
    void types_of_modules_fit() throws Exception {
        node(List.of(program("typescript/bin/tsc"), "--project", PROGRAMS.toString()));
    }

    @Test
    void types_of_pure_modules_are_declared_and_fit() throws Exception {
        node(List.of(
                program("typescript/bin/tsc"),
                "--project",
                PROGRAMS.resolve("tsconfig.strict.json").toString()));
    }

    @Test
    void pure_modules_pass_their_unit_tests() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("--import", "./" + PROGRAMS.resolve("unit/browser.mjs"), "--test"));
        arguments.addAll(files(PROGRAMS.resolve("unit"), ".test.mjs"));

        node(arguments);
    }
}
