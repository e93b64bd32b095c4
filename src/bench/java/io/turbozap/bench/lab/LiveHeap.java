package io.turbozap.bench.lab;

import io.turbozap.bench.process.Child;
import io.turbozap.bench.process.Programs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The live objects of another JVM, counted by its {@code jcmd}. */
final class LiveHeap {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Lab lab;

    LiveHeap(Lab lab) {
        this.lab = lab;
    }

    /** How many bytes the objects have that a full collection leaves. */
    long bytes(Child jvm) throws IOException, InterruptedException {
        ask(jvm, "GC.run");
        return total(ask(jvm, "GC.class_histogram"));
    }

    /** The bytes of the last line of a class histogram, which starts with {@code Total}. */
    static long total(List<String> histogram) throws IOException {
        for (String line : histogram) {
            String[] words = line.trim().split("\\s+", -1);
            if (words.length == 3 && words[0].equals("Total")) {
                return Long.parseLong(words[2]);
            }
        }
        throw new IOException("no class histogram from jcmd");
    }

    private List<String> ask(Child jvm, String command) throws IOException, InterruptedException {
        Child jcmd = lab.run("jcmd", List.of(Programs.ofJdk("jcmd"), Long.toString(jvm.pid()), command));
        jcmd.await(LIMIT);
        return jcmd.output();
    }
}
