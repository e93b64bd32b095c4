package io.turbozap.recipients.table;

/** A file that nothing can be read from, or that is not read on. The message is for its sender. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean tooLarge;

    private UnusableFileException(String message, boolean tooLarge) {
        super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.tooLarge = tooLarge;
    }

    /** A file that is wrong in itself; {@code reason} states how, and what to do. */
    public static UnusableFileException because(String reason) {
        return new UnusableFileException(reason, /* tooLarge= */ false);
    }

    /** A file that holds more than is read. */
    public static UnusableFileException tooLarge(String reason) {
        return new UnusableFileException(reason, /* tooLarge= */ true);
    }

    /** Whether there is nothing wrong with it but its size. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
