package io.turbozap.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** A command of the operating system. */
final class SystemCommand {

    private SystemCommand() {}

    /** @throws IOException if there is no such command, or it fails */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
