package io.turbozap.siege;

import java.io.IOException;

/** A way to make a server keep, compute, or wait for more than it should. Used by one thread at a time. */
interface Attack extends AutoCloseable {

    /** Goes on with it for an instant, bounded in what it opens and sends. Fails where the server refuses it. */
    void strike() throws IOException;

    /** Lets go of what is still open. */
    @Override
    default void close() {}
}
