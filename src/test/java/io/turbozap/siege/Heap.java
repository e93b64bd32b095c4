package io.turbozap.siege;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another Java process. */
final class Heap {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final long pid;

    Heap(long pid) {
        this.pid = pid;
    }

    /** Bytes of what is reachable. */
    long live() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IOException(
                    "no histogram: " + histogram.lines().findFirst().orElse("nothing"));
        }
        return Long.parseLong(total.group(1));
    }
}
