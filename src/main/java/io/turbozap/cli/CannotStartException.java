package io.turbozap.cli;

import io.turbozap.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The failure of a server to start, for a reason whose remedy its message gives. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private CannotStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static CannotStartException storing(StoreException cause) {
        return new CannotStartException("Cannot open the store: " + cause.getMessage(), cause);
    }

    /** The failure to read or make the file of the server's own key. */
    static CannotStartException withoutKey(Path file, IOException cause) {
        return new CannotStartException(
                "Cannot open the key file " + file + ": " + cause.toString().replaceFirst("^java[.a-z]+", "")
                        + ". KEY_FILE chooses another place for it.",
                cause);
    }

    /**
     * The failure to listen on an address.
     *
     * @param remedy what to do about it, as a sentence
     */
    static CannotStartException listening(String host, int port, Throwable cause, String remedy) {
        return new CannotStartException(
                "Cannot listen on " + host + ":" + port + ": " + cause.getMessage() + ". " + remedy, cause);
    }

    /**
     * The refusal of a setting of developers on a server that others reach.
     *
     * @param property a system property that only a developer's own server may have
     */
    static CannotStartException developing(String property) {
        return new CannotStartException(
                "-D" + property + " is for development: it is not allowed with a HOST beyond loopback",
                /* cause= */ null);
    }
}
