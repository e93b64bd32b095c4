package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How ids and numbers are written is known to {@link ChatId} and {@link NumberPlan} alone; the simulator stands for WhatsApp. */
final class OneReaderTest {

    private static final Path MAIN = Path.of("src/main/java/io/turbozap");
    private static final Pattern SERVER = Pattern.compile(
            "\"[^\"\\n]*@(c\\\\{0,2}\\.us|g\\\\{0,2}\\.us|s\\\\{0,2}\\.whatsapp|lid\\b|newsletter)[^\\n]*\"");
    private static final Pattern LIBRARY = Pattern.compile("import com\\.google\\.i18n");

    private static List<String> holding(Pattern what) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(MAIN.resolve("simulator")))
                    .filter(file -> what.matcher(code(file)).find())
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Without comments, which may show ids. */
    private static String code(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothing_else_writes_the_server_of_an_id() throws IOException {
        assertEquals(List.of("ChatId.java"), holding(SERVER));
    }

    @Test
    void nothing_else_reads_numbers() throws IOException {
        assertEquals(List.of("NumberPlan.java", "NumberReader.java"), holding(LIBRARY));
        assertTrue(SERVER.matcher("endsWith(\"@c.us\")").find()
                && SERVER.matcher("\"\\\\d+@c\\\\.us\"").find());
    }
}
