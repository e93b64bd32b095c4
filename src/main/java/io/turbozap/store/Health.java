package io.turbozap.store;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a store can store, why not, and the lines in the log that say so. */
final class Health {

    private static final Logger log = LoggerFactory.getLogger(Health.class);

    private volatile @Nullable String trouble;
    private boolean closed;

    @Nullable
    String trouble() {
        return trouble;
    }

    synchronized void down(String reason) {
        if (!closed && !reason.equals(trouble)) {
            log.error("the store is down: {}. Nothing is accepted or sent until it can write again", reason);
            trouble = reason;
        }
    }

    synchronized void up() {
        if (!closed && trouble != null) {
            log.info("the store is up again");
            trouble = null;
        }
    }

    /** An end that was wanted. */
    synchronized void close() {
        closed = true;
        trouble = Work.CLOSED;
    }
}
