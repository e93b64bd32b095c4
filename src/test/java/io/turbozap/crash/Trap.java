package io.turbozap.crash;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Does something at a chosen moment of one of the next sends. */
final class Trap {

    /** A moment in the life of a send. */
    enum Moment {
        /** Before WAHA gets it, which it then never does. */
        NEVER_ARRIVED,
        /** Before WAHA gets it, which it does a moment later. */
        ARRIVED_LATE,
        /** When WAHA has sent the message, and nobody got the answer. */
        UNANSWERED,
        /** A moment after the answer was written. */
        ANSWERED
    }

    private final Moment moment;
    private final long delayMillis;
    private final Runnable action;
    private final AtomicInteger left;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param nth the how manieth send from now on, from 1
     * @param delayMillis how late a send arrives, or how long after the answer something is done
     */
    Trap(Moment moment, int nth, long delayMillis, Runnable action) {
        this.moment = moment;
        this.delayMillis = delayMillis;
        this.action = action;
        this.left = new AtomicInteger(nth);
    }

    Moment moment() {
        return moment;
    }

    long delayMillis() {
        return delayMillis;
    }

    /** Whether it is this send. */
    boolean springs() {
        return left.decrementAndGet() == 0;
    }

    void close() {
        action.run();
        closed.countDown();
    }

    /** Waits until it did it; false if no such send comes. */
    boolean await(long seconds) throws InterruptedException {
        return closed.await(seconds, TimeUnit.SECONDS);
    }
}
