package io.turbozap.identity;

import io.turbozap.campaign.RedactedText;
import io.turbozap.identity.audit.AuditSealer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sealing of the audit logs while the server runs: soon after each change of the directory, and every few seconds what
 * others recorded. Thread-safe.
 */
public final class AuditSealing {

    private static final Logger log = LoggerFactory.getLogger(AuditSealing.class);
    private static final long EVERY_MILLIS = 5_000;

    private final Vertx vertx;
    private final AuditSealer sealer;
    private final long timer;
    /** Whether a run is due that has not looked at the log yet. */
    private final AtomicBoolean due = new AtomicBoolean();

    private final AtomicBoolean failing = new AtomicBoolean();

    private AuditSealing(Vertx vertx, AuditSealer sealer) {
        this.vertx = vertx;
        this.sealer = sealer;
        this.timer = vertx.setPeriodic(EVERY_MILLIS, tick -> request());
    }

    /** Begins with what is there. */
    public static AuditSealing start(Vertx vertx, AuditSealer sealer) {
        AuditSealing sealing = new AuditSealing(vertx, sealer);
        sealing.request();
        return sealing;
    }

    /** Asks for a run. Those that are asked for before it begins are one. */
    public void request() {
        if (due.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
            vertx.runOnContext(turn -> {
                due.set(false);
                sealer.run().onComplete(done -> failing.set(false), this::failed);
            });
        }
    }

    private void failed(Throwable failure) {
        if (failing.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
            log.warn("could not seal the audit log, tried again later: {}", RedactedText.text(failure));
        }
    }

    /** Seals what was recorded by now. Fails if the store does. */
    public Future<Void> run() {
        return sealer.run();
    }

    /** Seals what is left, and ends. Never fails. */
    public Future<Void> close() {
        vertx.cancelTimer(timer);
        return sealer.run().otherwiseEmpty();
    }
}
