package io.turbozap.store;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.Journal;
import io.turbozap.session.SessionEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal for a store that does not outlive the process, where it is no use to wait until facts are stored: it
 * acknowledges them at once, unless too many are on their way. Safe to use from any thread.
 */
public final class WriteBehind implements Journal {

    private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);
    private static final int MOST_BEHIND = 4_096;

    private final Journal journal;
    private final AtomicInteger behind = new AtomicInteger();
    private final AtomicBoolean troubled = new AtomicBoolean();

    public WriteBehind(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Future<Void> record(SessionName session, List<SessionEvent> facts) {
        return ahead(journal.record(session, facts));
    }

    @Override
    public Future<Void> recordHold(boolean held) {
        return ahead(journal.recordHold(held));
    }

    private Future<Void> ahead(Future<Void> written) {
        boolean many = behind.incrementAndGet() > MOST_BEHIND;
        written.onComplete(done -> {
            behind.decrementAndGet();
            if (done.failed() && troubled.compareAndSet(false, true)) {
                log.error(
                        "the store in memory does not keep up, its history has gaps: {}",
                        done.cause().getMessage());
            }
        });
        return many ? written.otherwiseEmpty() : Future.succeededFuture();
    }
}
