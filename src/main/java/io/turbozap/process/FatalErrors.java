package io.turbozap.process;

import org.jspecify.annotations.Nullable;

/**
 * The failures after which a process cannot be trusted: every {@link OutOfMemoryError}, of the heap or not, for
 * whatever was being done was left half done, and it is not known where. Other errors are not: a {@link
 * StackOverflowError}, a {@link LinkageError} or an {@link InternalError} belongs to the input or the code at hand, so
 * that who can cause one with a request could else end the process with it.
 */
public final class FatalErrors {

    /** Longer chains of causes are not looked at to their end. */
    private static final int MOST_CAUSES = 16;

    private FatalErrors() {}

    /** Whether it, or one of its causes, is such a failure. */
    public static boolean isFatal(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /**
     * Ends the process if it is such a failure. For the places where failures of all kinds end up: a future and an
     * executor catch what their code throws, errors included.
     */
    public static void check(@Nullable Throwable failure) {
        if (isFatal(failure)) {
            Halt.now(reason(failure));
        }
    }

    /** Short, for there may be little memory. */
    private static String reason(@Nullable Throwable failure) {
        try {
            return failure + " in " + Thread.currentThread().getName();
        } catch (OutOfMemoryError again) {
            return "out of memory";
        }
    }
}
