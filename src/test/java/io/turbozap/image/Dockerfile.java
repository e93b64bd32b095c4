package io.turbozap.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The instructions of the project's Dockerfile, each in one line as the builder reads it. */
final class Dockerfile {

    private final List<String> instructions;

    private Dockerfile(List<String> instructions) {
        this.instructions = instructions;
    }

    static Dockerfile read() throws IOException {
        String joined = Files.readString(Path.of("Dockerfile"))
                .replaceAll("(?m)^\\s*#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", "");
        return new Dockerfile(joined.lines().filter(line -> !line.isBlank()).toList());
    }

    /** The text of the only instruction that begins with {@code keyword} and holds {@code part}, without the keyword. */
    String instruction(String keyword, String part) {
        List<String> found = instructions.stream()
                .filter(line -> line.startsWith(keyword + " ") && line.contains(part))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " instructions " + keyword + " with " + part);
        }
        return found.get(0).substring(keyword.length()).strip();
    }
}
