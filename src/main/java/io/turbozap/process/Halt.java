package io.turbozap.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turbozap.campaign.RedactedText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of this process at once, as SIGKILL would end it, with {@link #EXIT_CODE} and one line on the standard error:
 * nothing is stopped or flushed, for what cannot be trusted any more must not go on meanwhile. What is recorded stands,
 * and the next start recovers it. Only a process that was {@linkplain #arm() armed} is ended.
 */
public final class Halt {

    /** The exit code that {@code -XX:+ExitOnOutOfMemoryError} has too. */
    public static final int EXIT_CODE = 3;

    private static final Logger log = LoggerFactory.getLogger(Halt.class);

    /** The reader of the standard error may have stopped to do so. */
    private static final long LONGEST_PRINT_MILLIS = 1_000;

    private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

    /** The message where there is no memory for more. */
    private static final byte[] WITHOUT_MEMORY = line("out of memory").getBytes(UTF_8);

    private static final AtomicBoolean ENDING = new AtomicBoolean();
    private static volatile boolean armed;

    private Halt() {}

    /**
     * Makes this process one that may be ended, and has a fatal failure end it that no thread catches. For the command
     * line alone, which owns its process.
     */
    public static void arm() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            FatalErrors.check(failure);
            log.error("thread {} ended", thread.getName(), RedactedText.trace(failure));
        });
        armed = true;
    }

    /**
     * Ends the process, or does nothing but log in one that was not armed.
     *
     * @param reason one line for the operator
     */
    public static void now(String reason) {
        if (!armed) {
            log.error("{}: a process of its own would have ended", reason);
            return;
        }
        try {
            if (ENDING.compareAndSet(false, true)) {
                byte[] line = line(reason).getBytes(UTF_8);
                Thread printer = new Thread(() -> print(line), "halt");
                printer.setDaemon(true);
                printer.start();
                printer.join(LONGEST_PRINT_MILLIS);
            }
        } catch (Throwable noMeans) { // no memory for a line, or for a thread
            print(WITHOUT_MEMORY);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static String line(String reason) {
        return "turbozap: " + reason + ": the process ends at once, with exit code " + EXIT_CODE + "\n";
    }

    private static void print(byte[] line) {
        try {
            STDERR.write(line);
        } catch (IOException e) {
            // it is not read any more
        }
    }
}
