package io.turbozap.store.engine;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The health of a writer: whether it can store, why not, and the lines in the log about it. */
public final class WriterHealth {

    private static final Logger log = LoggerFactory.getLogger(WriterHealth.class);

    private volatile @Nullable String trouble;
    private boolean closed;

    @Nullable
    public String trouble() {
        return trouble;
    }

    public synchronized void down(String reason) {
        if (!closed && !reason.equals(trouble)) {
            log.error("the store is down: {}. Nothing is accepted or sent until it can write again", reason);
            trouble = reason;
        }
    }

    public synchronized void up() {
        if (!closed && trouble != null) {
            log.info("the store is up again");
            trouble = null;
        }
    }

    /** An end that was wanted. */
    public synchronized void close() {
        closed = true;
        trouble = Work.CLOSED;
    }
}
